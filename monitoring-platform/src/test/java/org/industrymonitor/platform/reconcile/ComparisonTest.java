package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;
import org.junit.jupiter.api.Test;

/** Two steel works of one city, hourly; a tonne counts for 3,000 yuan.  Figures are fixed point: 10,000 is one. */
class ComparisonTest {
    private static final Instant MIDNIGHT = Instant.parse("2020-03-31T16:00:00Z");
    private static final Instant ONE = Instant.parse("2020-03-31T17:00:00Z");
    private static final Instant TWO = Instant.parse("2020-03-31T18:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 4, 1);

    private static final Reference REFERENCE = Reference.of(
            List.of(new SectorEntry("31", "", "", Optional.empty())),
            List.of(new RegionEntry(
                    "410100", "", "", Optional.empty(), RegionLevel.CITY, Optional.of(ZoneId.of("Asia/Shanghai")))),
            List.of(new Item(
                    "crude-steel",
                    "",
                    "",
                    "t",
                    Measure.OUTPUT,
                    false,
                    List.of(new Coefficient(Optional.empty(), new BigDecimal("3000"))))));

    private static final List<String> SHARED_NODES =
            List.of("cell:410100/31", "sector:31", "city:410100", "sector-city:31@410100");

    private final BatchOracle oracle = new BatchOracle(REFERENCE, Map.of("A", works("A"), "B", works("B")));
    private final Published published = new Published();

    @Test
    void findsNoDifferenceWhereTheLastStatementsWereSummed() {
        state(oracle);
        publishRight(published);

        ReconcileReport report = new Comparison(oracle, published).run(7, 0);

        assertThat(report.first()).isEmpty();
        assertThat(report.isExact()).isTrue();
        assertThat(report.nodes()).isEqualTo(6);
        // A: 2 panes, B: 1, four shared nodes 2 each; and four windows for each of the six nodes
        assertThat(report.aggregates()).isEqualTo(11 + 24);
    }

    @Test
    void namesTheNodeWhosePaneWasCorrupted() {
        state(oracle);
        publishRight(published);
        published.add(0, aggregate("sector:31", MIDNIGHT, 15_0001, 2, 2, TWO, windows(25_0000, 3, 4)));

        ReconcileReport report = new Comparison(oracle, published).run(7, 0);

        assertThat(report.differences()).isEqualTo(2);
        assertThat(report.first())
                .containsExactly(
                        new Difference(
                                "sector:31",
                                "pane 2020-03-31T16:00:00Z/PT1H",
                                "crude-steel",
                                "15 (2 of 2 reported)",
                                "15.0001 (2 of 2 reported)"),
                        new Difference(
                                "sector:31",
                                "pane 2020-03-31T16:00:00Z/PT1H",
                                "output",
                                "45000 (2 of 2 reported)",
                                "45000.3 (2 of 2 reported)"));
    }

    @Test
    void namesTheWindowThatMissesACorrection() {
        state(oracle);
        publishRight(published);
        published.add(0, aggregate("enterprise:A", ONE, 10_0000, 1, 1, TWO, windows(20_0001, 2, 2)));

        ReconcileReport report = new Comparison(oracle, published).run(7, 0);

        // Two series in the three windows longer than the hour
        assertThat(report.differences()).isEqualTo(6);
        assertThat(report.first())
                .allSatisfy(d -> assertThat(d.node()).isEqualTo("enterprise:A"))
                .extracting(Difference::where)
                .contains("window PT24H at 2020-03-31T18:00:00Z")
                .doesNotContain("window PT1H at 2020-03-31T18:00:00Z");
    }

    @Test
    void namesWhatWasNeverPublishedAndWhatNobodyStated() {
        state(oracle);
        publishRight(published);
        published.nodes().remove(NodeId.parse("enterprise:B"));
        published.add(0, aggregate("group:ghost", MIDNIGHT, 1, 1, 1, ONE, windows(1, 1, 1)));

        List<String> nodes = new Comparison(oracle, published)
                .run(7, 0).first().stream().map(Difference::node).distinct().toList();

        assertThat(nodes).containsExactly("enterprise:B", "group:ghost");
    }

    @Test
    void findsANodeOnTwoPartitions() {
        state(oracle);
        publishRight(published);
        published.add(3, aggregate("enterprise:A", ONE, 10_0000, 1, 1, TWO, windows(20_0000, 2, 2)));

        assertThat(new Comparison(oracle, published).run(7, 0).first())
                .extracting(Difference::where)
                .containsExactly("partitions");
    }

    @Test
    void letsTheHigherRevisionWinAndOfEqualOnesTheLargerFigureWhateverTheOrder() {
        List<Reading> readings = new ArrayList<>(List.of(
                reading("A", MIDNIGHT, 5_0000, 2, ReadingStatus.ACTUAL),
                reading("A", MIDNIGHT, 9_0000, 1, ReadingStatus.ACTUAL),
                reading("A", MIDNIGHT, 4_0000, 2, ReadingStatus.ACTUAL),
                reading("A", MIDNIGHT, 0, 2, ReadingStatus.RETRACTED),
                reading("A", ONE, 3_0000, 1, ReadingStatus.ACTUAL),
                reading("A", ONE, 0, 4, ReadingStatus.RETRACTED)));
        for (int turn = 0; turn < readings.size(); turn++) {
            readings.add(readings.remove(0));
            BatchOracle turned = new BatchOracle(REFERENCE, Map.of("A", works("A")));
            readings.forEach(turned::add);
            NodeBook book = book(turned, "enterprise:A");
            assertThat(book.window(Window.PT24H, TWO))
                    .containsExactly(
                            new SeriesTotal("crude-steel", 5_0000, 1, 2),
                            new SeriesTotal("output", 15_000_0000L, 1, 2));
            assertThat(book.asOf()).contains(TWO);
        }
    }

    @Test
    void leavesOutWhatIsMisalignedOfficialUnregisteredOrBeforeTheRegistration() {
        oracle.add(reading("A", MIDNIGHT.plusSeconds(60), 1_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("sector:31", MIDNIGHT, 1_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("C", MIDNIGHT, 1_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("A", MIDNIGHT.minusSeconds(3600), 1_0000, 1, ReadingStatus.ACTUAL));

        assertThat(book(oracle, "city:410100").asOf()).isEmpty();
        assertThat(new Comparison(oracle, published).run(4, 0).isExact()).isTrue();
    }

    private static NodeBook book(BatchOracle oracle, String node) {
        NodeId id = NodeId.parse(node);
        return oracle.book(id, oracle.members().get(id));
    }

    /** A makes 7, corrected to 10, then 10; B makes 5, said twice, and nothing is heard of its second hour. */
    private static void state(BatchOracle oracle) {
        oracle.add(reading("A", MIDNIGHT, 7_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("A", MIDNIGHT, 10_0000, 2, ReadingStatus.ACTUAL));
        oracle.add(reading("A", ONE, 10_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("B", MIDNIGHT, 5_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("B", MIDNIGHT, 5_0000, 1, ReadingStatus.ACTUAL));
    }

    private static void publishRight(Published published) {
        published.add(0, aggregate("enterprise:A", MIDNIGHT, 10_0000, 1, 1, ONE, windows(10_0000, 1, 1)));
        published.add(0, aggregate("enterprise:A", ONE, 10_0000, 1, 1, TWO, windowsOfA()));
        published.add(0, aggregate("enterprise:B", MIDNIGHT, 5_0000, 1, 1, ONE, windows(5_0000, 1, 1)));
        for (String node : SHARED_NODES) {
            published.add(0, aggregate(node, ONE, 10_0000, 1, 2, TWO, windows(25_0000, 3, 4)));
            published.add(0, aggregate(node, MIDNIGHT, 15_0000, 2, 2, TWO, windows(25_0000, 3, 4)));
        }
    }

    private static Map<Window, List<SeriesTotal>> windowsOfA() {
        return windows(20_0000, 2, 2);
    }

    /** The longer windows as given; the hour's is always that of 01:00, or of 00:00 where nothing came after. */
    private static Map<Window, List<SeriesTotal>> windows(long tonnes, long reported, long expected) {
        Map<Window, List<SeriesTotal>> windows = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            windows.put(window, totals(tonnes, reported, expected));
        }
        if (expected == 2) {
            windows.put(Window.PT1H, totals(10_0000, 1, 1));
        } else if (expected == 4) {
            windows.put(Window.PT1H, totals(10_0000, 1, 2));
        }
        return windows;
    }

    private static List<SeriesTotal> totals(long tonnes, long reported, long expected) {
        return List.of(
                new SeriesTotal("crude-steel", tonnes, reported, expected),
                new SeriesTotal("output", tonnes * 3000, reported, expected));
    }

    private static Aggregate aggregate(
            String node,
            Instant start,
            long tonnes,
            long reported,
            long expected,
            Instant asOf,
            Map<Window, List<SeriesTotal>> windows) {
        return new Aggregate(
                NodeId.parse(node),
                new Period(PeriodLength.PT1H, start),
                totals(tonnes, reported, expected),
                asOf,
                windows);
    }

    private static Reading reading(String subject, Instant start, long tonnes, long revision, ReadingStatus status) {
        return new Reading(
                subject,
                new Period(PeriodLength.PT1H, start),
                List.of(new ItemValue("crude-steel", tonnes)),
                revision,
                status,
                "");
    }

    private static EnterpriseEntry works(String id) {
        return new EnterpriseEntry(
                id,
                List.of(new EnterpriseVersion(
                        id,
                        "31",
                        "410100",
                        List.of(),
                        Optional.of(FIRST_DAY),
                        Optional.empty(),
                        PeriodLength.PT1H,
                        List.of("crude-steel"),
                        1_0000,
                        OptionalLong.empty())));
    }
}
