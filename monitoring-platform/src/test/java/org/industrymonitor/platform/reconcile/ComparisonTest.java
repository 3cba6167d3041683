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
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
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
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
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

    /** Later than all that is stated, and sooner than one may rely on a group to wait no longer. */
    private static final Instant NOW = Instant.parse("2020-04-10T00:00:00Z");

    private final BatchOracle oracle = new BatchOracle(REFERENCE, Map.of("A", works("A"), "B", works("B")));
    private final Published published = new Published();

    @Test
    void findsNoDifferenceWhereTheLastStatementsWereSummed() {
        state(oracle);
        publishRight(published);

        ReconcileReport report = compare();

        assertThat(report.first()).isEmpty();
        assertThat(report.isExact()).isTrue();
        assertThat(report.nodes()).isEqualTo(6);
        // A: 2 panes, B: 1, four shared nodes 2 each; seven windows for each of the six nodes, nothing one year
        // earlier;
        // of each shared node the accounts of two hours, the day, the month and the year
        assertThat(report.aggregates()).isEqualTo(11 + 42 + 20);
    }

    @Test
    void namesTheNodeWhosePaneWasCorrupted() {
        state(oracle);
        publishRight(published);
        published.add(0, aggregate("sector:31", MIDNIGHT, 15_0001, 2, 2, TWO, windows(25_0000, 3, 4)));

        ReconcileReport report = compare();

        assertThat(report.differences()).isEqualTo(2);
        assertThat(report.first())
                .containsExactly(
                        new Difference(
                                "sector:31",
                                "pane 2020-03-31T16:00:00Z/PT1H",
                                "crude-steel",
                                "15 (2 of 2 reported, weights 2 of 2)",
                                "15.0001 (2 of 2 reported, weights 2 of 2)"),
                        new Difference(
                                "sector:31",
                                "pane 2020-03-31T16:00:00Z/PT1H",
                                "output",
                                "45000 (2 of 2 reported, weights 2 of 2)",
                                "45000.3 (2 of 2 reported, weights 2 of 2)"));
    }

    @Test
    void namesTheWindowThatMissesACorrection() {
        state(oracle);
        publishRight(published);
        published.add(0, aggregate("enterprise:A", ONE, 10_0000, 1, 1, TWO, windows(20_0001, 2, 2)));

        ReconcileReport report = compare();

        // Two series in the six windows longer than the hour
        assertThat(report.differences()).isEqualTo(12);
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

        List<String> nodes =
                compare().first().stream().map(Difference::node).distinct().toList();

        assertThat(nodes).containsExactly("enterprise:B", "group:ghost");
    }

    @Test
    void findsANodeOnTwoPartitions() {
        state(oracle);
        publishRight(published);
        published.add(3, aggregate("enterprise:A", ONE, 10_0000, 1, 1, TWO, windows(20_0000, 2, 2)));

        assertThat(compare().first()).extracting(Difference::where).containsExactly("partitions");
    }

    @Test
    void findsTheAccountsOfANodeOnTwoPartitions() {
        state(oracle);
        publishRight(published);
        published.add(3, account("sector:31", StretchKind.HOUR, MIDNIGHT, 15_0000, 2, 2));

        assertThat(compare().first()).extracting(Difference::where).containsExactly("partitions of accounts");
    }

    @Test
    void takesTheWindowsFromTheLastRecordOfTheNodeThatHasAny() {
        state(oracle);
        publishRight(published);
        Aggregate right = aggregate("enterprise:A", MIDNIGHT, 10_0000, 1, 1, TWO, windowsOfA());
        published.add(0, new Aggregate(right.node(), right.period(), true, right.pane(), Optional.empty()));

        assertThat(compare().first()).isEmpty();
    }

    @Test
    void missesWindowsThatNoRecordOfTheNodeHas() {
        state(oracle);
        publishRight(published);
        published.nodes().remove(NodeId.parse("enterprise:B"));
        Aggregate right = aggregate("enterprise:B", MIDNIGHT, 5_0000, 1, 1, ONE, Map.of());
        published.add(0, new Aggregate(right.node(), right.period(), true, right.pane(), Optional.empty()));

        assertThat(compare().first()).containsExactly(new Difference("enterprise:B", "windows", "", "windows", "-"));
    }

    @Test
    void namesTheWindowWhereSomethingIsSaidOfTheYearBefore() {
        state(oracle);
        publishRight(published);
        Aggregate right = aggregate("enterprise:A", ONE, 10_0000, 1, 1, TWO, windowsOfA());
        published.add(
                0,
                new Aggregate(
                        right.node(),
                        right.period(),
                        true,
                        right.pane(),
                        Optional.of(new Standing(
                                TWO,
                                right.standing().orElseThrow().now(),
                                Map.of(Window.YEAR_TO_DATE, List.of(new SeriesTotal("crude-steel", 1, 0, 0)))))));

        assertThat(compare().first())
                .containsExactly(new Difference(
                        "enterprise:A",
                        "window YEAR_TO_DATE at 2020-03-31T18:00:00Z one year earlier",
                        "crude-steel",
                        "-",
                        "0.0001 (0 of 0 reported, weights 0 of 0)"));
    }

    @Test
    void wantsAnEnterpriseCompleteWhenAllCameAndAGroupNoSoonerThanItsPeriodIsOver() {
        state(oracle);
        publishRight(published);
        publishPane("enterprise:B", MIDNIGHT, false);
        publishPane("sector:31", MIDNIGHT, false);
        publishPane("sector:31", ONE, false);
        publishPane("city:410100", ONE, true);

        assertThat(compare().first())
                .containsExactly(
                        new Difference("enterprise:B", "pane 2020-03-31T16:00:00Z/PT1H", "", "complete", "provisional"),
                        new Difference("sector:31", "pane 2020-03-31T16:00:00Z/PT1H", "", "complete", "provisional"));
        assertThat(new Comparison(oracle, published, TWO.minusSeconds(1))
                        .run(7, 0)
                        .first())
                .contains(
                        new Difference("city:410100", "pane 2020-03-31T17:00:00Z/PT1H", "", "provisional", "complete"));
        assertThat(new Comparison(oracle, published, Instant.parse("2024-04-10T00:00:00Z"))
                        .run(7, 0)
                        .first())
                .contains(new Difference("sector:31", "pane 2020-03-31T17:00:00Z/PT1H", "", "complete", "provisional"));
    }

    private void publishPane(String node, Instant start, boolean complete) {
        NodeId id = NodeId.parse(node);
        Period period = new Period(PeriodLength.PT1H, start);
        List<SeriesTotal> pane = published.of(id).panes().get(period).totals();
        published.add(0, new Aggregate(id, period, complete, pane, Optional.empty()));
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
    void leavesOutOfTotalsWhatIsMisalignedOfficialUnregisteredOrBeforeTheRegistration() {
        oracle.add(reading("A", MIDNIGHT.plusSeconds(60), 1_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("sector:31", MIDNIGHT, 1_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("C", MIDNIGHT, 1_0000, 1, ReadingStatus.ACTUAL));
        oracle.add(reading("A", MIDNIGHT.minusSeconds(3600), 1_0000, 1, ReadingStatus.ACTUAL));

        assertThat(book(oracle, "city:410100").asOf()).isEmpty();
        assertThat(compare().first())
                .containsExactly(
                        new Difference("sector:31", "account HOUR|2020-03-31T16:00:00Z", "", "an account", "-"));
    }

    private ReconcileReport compare() {
        return new Comparison(oracle, published, NOW).run(7, 0);
    }

    private static NodeBook book(BatchOracle oracle, String node) {
        return oracle.books().of(NodeId.parse(node));
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
            published.add(0, account(node, StretchKind.HOUR, MIDNIGHT, 15_0000, 2, 2));
            published.add(0, account(node, StretchKind.HOUR, ONE, 10_0000, 1, 2));
            published.add(0, account(node, StretchKind.DAY, MIDNIGHT, 25_0000, 3, 2 * 24));
            published.add(0, account(node, StretchKind.MONTH, MIDNIGHT, 25_0000, 3, 2 * 24 * 30));
            // Both are registered from April on, for 275 days of that year.
            published.add(
                    0,
                    account(node, StretchKind.YEAR, Instant.parse("2019-12-31T16:00:00Z"), 25_0000, 3, 2 * 24 * 275));
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

    private static Account account(
            String node, StretchKind kind, Instant start, long tonnes, long reported, long expected) {
        return new Account(
                NodeId.parse(node),
                new Stretch(kind, start),
                TWO,
                reported >= expected,
                totals(tonnes, reported, expected).stream()
                        .map(total ->
                                new AccountLine(total, 0, AccountLine.Comparable.NONE, List.of(), Optional.empty()))
                        .toList());
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
                reported >= expected,
                totals(tonnes, reported, expected),
                Optional.of(new Standing(asOf, windows, Map.of())));
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
