package org.industrymonitor.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.DeadLetter;
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
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.proto.AggregateProto;
import org.industrymonitor.model.proto.ColumnProto;
import org.industrymonitor.model.proto.PeriodLengthProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One fixture of bytes per message: bytes written by an earlier release must be read for ever. */
class GoldenMessagesTest {

    private static final Instant START = Instant.parse("2020-04-01T00:00:00Z");

    record Golden<T>(String fixture, Codec<T> codec, T value) {
        byte[] bytes() throws IOException {
            try (InputStream in = GoldenMessagesTest.class.getResourceAsStream("/golden/" + fixture + ".hex")) {
                assertThat(in).as("fixture %s", fixture).isNotNull();
                return HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
            }
        }

        @Override
        public String toString() {
            return fixture;
        }
    }

    static Stream<Golden<?>> goldens() {
        return Stream.of(
                new Golden<>(
                        "receipt",
                        Codecs.RECEIPT,
                        new Receipt(
                                "duty",
                                "stoppage:enterprise:E1:output@2020-04-01T00:00:00Z/firing/orange",
                                3,
                                70_000,
                                true,
                                Instant.ofEpochMilli(1_585_699_200_123L))),
                new Golden<>(
                        "remark",
                        Codecs.REMARK,
                        new Remark(
                                "stoppage:enterprise:E1:output@2020-04-01T00:00:00Z",
                                NodeId.enterprise("E1"),
                                "output",
                                START,
                                RemarkKind.FALSE,
                                "duty-desk",
                                Instant.ofEpochMilli(1_585_699_200_123L),
                                "换表")),
                new Golden<>(
                        "reading",
                        Codecs.READING,
                        new Reading(
                                "410102-steel-1",
                                new Period(PeriodLength.PT1H, START),
                                List.of(
                                        new ItemValue("crude-steel", 8_124_000),
                                        new ItemValue("electricity", 412_000_000)),
                                2,
                                ReadingStatus.ACTUAL,
                                "mes-7")),
                new Golden<>(
                        "reading-suspect",
                        Codecs.READING,
                        new Reading(
                                "410102-steel-1",
                                new Period(PeriodLength.PT1H, START),
                                List.of(new ItemValue("crude-steel", 8_124_000)),
                                2,
                                ReadingStatus.ACTUAL,
                                "mes-7",
                                Set.of(Suspicion.STUCK, Suspicion.JUMP_TENFOLD))),
                new Golden<>(
                        "retraction",
                        Codecs.READING,
                        new Reading(
                                "410102-steel-1",
                                new Period(PeriodLength.P1M, START),
                                List.of(new ItemValue("crude-steel", 0)),
                                3,
                                ReadingStatus.RETRACTED,
                                "")),
                new Golden<>(
                        "enterprise",
                        Codecs.REGISTRY,
                        new RegistryRecord.OfEnterprise(new EnterpriseEntry(
                                "410102-steel-1",
                                List.of(
                                        new EnterpriseVersion(
                                                "郑州第一钢铁厂",
                                                "3120",
                                                "410102",
                                                List.of("chain-steel", "park-7"),
                                                Optional.empty(),
                                                Optional.of(LocalDate.of(2019, 1, 1)),
                                                PeriodLength.P1D,
                                                List.of("crude-steel"),
                                                10_000,
                                                OptionalLong.empty()),
                                        new EnterpriseVersion(
                                                "郑州第一钢铁厂",
                                                "3130",
                                                "410103",
                                                List.of(),
                                                Optional.of(LocalDate.of(2019, 1, 1)),
                                                Optional.empty(),
                                                PeriodLength.PT1H,
                                                List.of("crude-steel", "electricity"),
                                                25_000,
                                                OptionalLong.of(9_000_000)))))),
                new Golden<>(
                        "sector",
                        Codecs.REGISTRY,
                        new RegistryRecord.OfSector(
                                new SectorEntry("31", "黑色金属冶炼和压延加工业", "Ferrous metals", Optional.of("C")))),
                new Golden<>(
                        "region",
                        Codecs.REGISTRY,
                        new RegistryRecord.OfRegion(new RegionEntry(
                                "410000",
                                "河南省",
                                "Henan Province",
                                Optional.empty(),
                                RegionLevel.PROVINCE,
                                Optional.of(ZoneId.of("Asia/Shanghai"))))),
                new Golden<>(
                        "item",
                        Codecs.REGISTRY,
                        new RegistryRecord.OfItem(new Item(
                                "electricity",
                                "电力",
                                "Electricity",
                                "kWh",
                                Measure.ENERGY,
                                false,
                                List.of(
                                        new Coefficient(Optional.empty(), new BigDecimal("0.404")),
                                        new Coefficient(
                                                Optional.of(LocalDate.of(2008, 6, 1)), new BigDecimal("0.1229")))))),
                new Golden<>(
                        "calendar",
                        Codecs.CALENDAR,
                        new CalendarEntry(
                                "sector:3011",
                                START,
                                START.plusSeconds(86_400),
                                CalendarKind.CURB,
                                "autumn-winter peak shifting")),
                new Golden<>(
                        "aggregate",
                        Codecs.AGGREGATE,
                        new Aggregate(
                                NodeId.parse("sector-city:31@410100"),
                                new Period(PeriodLength.PT1H, START),
                                false,
                                List.of(
                                        new SeriesTotal("crude-steel", 8_124_000, 1, 2),
                                        new SeriesTotal("output", -28_000_000_000L, 1, 2)),
                                Optional.of(new Standing(
                                        START.plusSeconds(3600),
                                        Map.of(
                                                Window.PT1H,
                                                List.of(new SeriesTotal("output", 28_000_000_000L, 1, 2)),
                                                Window.P30D,
                                                List.of()),
                                        Map.of())))),
                new Golden<>(
                        "aggregate-weighed",
                        Codecs.AGGREGATE,
                        new Aggregate(
                                NodeId.parse("group:chain"),
                                new Period(PeriodLength.P1D, START),
                                true,
                                List.of(
                                        new SeriesTotal("crude-steel", 8_124_000, 2, 2, 35_000, 35_000),
                                        new SeriesTotal("output", 28_000_000_000L, 2, 2, 35_000, 35_000)),
                                Optional.empty())),
                new Golden<>(
                        "aggregate-earlier",
                        Codecs.AGGREGATE,
                        new Aggregate(
                                NodeId.parse("sector-province:31@410000"),
                                new Period(PeriodLength.P1M, START),
                                true,
                                List.of(),
                                Optional.of(new Standing(
                                        Instant.EPOCH,
                                        Map.of(
                                                Window.MONTH_TO_DATE,
                                                List.of(new SeriesTotal("output", 300, 3, 4, 75_000, 100_000))),
                                        Map.of(
                                                Window.DAY,
                                                List.of(new SeriesTotal("energy", -1, 1, 1, 25_000, 25_000)),
                                                Window.YEAR_TO_DATE,
                                                List.of(
                                                        new SeriesTotal("energy", 7, 0, 1, 0, 25_000),
                                                        new SeriesTotal("output", 200, 4, 4, 100_000, 100_000))))))),
                new Golden<>(
                        "aggregate-imputed",
                        Codecs.AGGREGATE,
                        new Aggregate(
                                NodeId.parse("county:410102"),
                                new Period(PeriodLength.PT1H, START),
                                true,
                                List.of(
                                        new SeriesTotal("clinker", 3_000, 2, 3, 20_000, 30_000, 1_500),
                                        new SeriesTotal("output", 0, 0, 3, 0, 30_000, -40)),
                                Optional.of(new Standing(
                                        START.plusSeconds(3600),
                                        Map.of(
                                                Window.PT24H,
                                                List.of(new SeriesTotal(
                                                        "clinker", 9_000, 5, 6, 50_000, 60_000, 1_500))),
                                        Map.of())))),
                new Golden<>(
                        "account",
                        Codecs.ACCOUNT,
                        new Account(
                                NodeId.parse("city:410100"),
                                new Stretch(StretchKind.JANUARY_FEBRUARY, START),
                                START.plusSeconds(86_400),
                                true,
                                List.of(
                                        new AccountLine(
                                                new SeriesTotal("crude-steel", 0, 0, 0),
                                                0,
                                                AccountLine.Comparable.NONE,
                                                List.of(),
                                                Optional.of(new AccountLine.Official(0, 2))),
                                        new AccountLine(
                                                new SeriesTotal("output", 1_100, 3, 4, 30_000, 45_000),
                                                900,
                                                new AccountLine.Comparable(330, 300),
                                                List.of(
                                                        new Contribution(
                                                                Optional.of(NodeId.parse("county:410102")),
                                                                230,
                                                                250,
                                                                -66_667),
                                                        new Contribution(Optional.empty(), 100, 50, 166_667)),
                                                Optional.of(new AccountLine.Official(-1_000, 1)))))),
                new Golden<>(
                        "account-imputed",
                        Codecs.ACCOUNT,
                        new Account(
                                NodeId.parse("city:410100"),
                                new Stretch(StretchKind.MONTH, START),
                                START.plusSeconds(86_400),
                                true,
                                List.of(new AccountLine(
                                        new SeriesTotal("output", 1_100, 3, 4, 30_000, 40_000, 370),
                                        0,
                                        AccountLine.Comparable.NONE,
                                        List.of(),
                                        Optional.empty())))),
                new Golden<>(
                        "alert",
                        Codecs.ALERT,
                        new Alert(
                                "a-1",
                                NodeId.enterprise("BW01"),
                                "output",
                                AlertKind.STOPPAGE,
                                AlertState.RESOLVED,
                                Severity.ORANGE,
                                PeriodLength.PT30M,
                                START,
                                START.plusSeconds(1800),
                                Optional.of(START.plusSeconds(7200)),
                                0,
                                3_300_000,
                                9.25,
                                "output 0 of 330 expected",
                                List.of(new Contributor("enterprise:BW01", 3_300_000)),
                                1,
                                1)),
                new Golden<>("alert-evidence", Codecs.ALERT, alertWithEvidence()),
                new Golden<>(
                        "dead-letter",
                        Codecs.DEAD_LETTER,
                        new DeadLetter(
                                "BW01,electricity,2017".getBytes(StandardCharsets.UTF_8),
                                "mes-7",
                                "unknown-unit",
                                "unit",
                                17,
                                "unit 'MWH' is not known",
                                "text/csv",
                                Instant.parse("2020-04-01T00:00:00.123Z"),
                                "subject,measure,period_start")));
    }

    private static Alert alertWithEvidence() {
        AlertEvidence seen = AlertEvidence.of(
                START,
                new AlertEvidence.Band(0, 3_300_000, 3_100_000, 3_500_000),
                new AlertEvidence.Finding(3.5, 3, List.of(new AlertEvidence.Sign("DEPTH", 1, 0.75))));
        AlertEvidence kept = seen.by(new AlertEvidence.RulesInForce("0f1e2d3c", "dial=5"))
                .at(
                        List.of(new CalendarEntry(
                                "*",
                                START.plusSeconds(86_400),
                                START.plusSeconds(172_800),
                                CalendarKind.PUBLIC_HOLIDAY,
                                "Qingming")),
                        Optional.of(new AlertEvidence.Position("monitoring-aggregates", 2, 70_000)),
                        OptionalInt.of(3));
        return new Alert(
                        "a-1",
                        NodeId.enterprise("BW01"),
                        "output",
                        AlertKind.STOPPAGE,
                        AlertState.FIRING,
                        Severity.ORANGE,
                        PeriodLength.PT30M,
                        START,
                        START,
                        Optional.empty(),
                        0,
                        3_300_000,
                        9.25,
                        "output 0 of 330 expected",
                        List.of(),
                        1,
                        1)
                .on(Optional.of(kept));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    <T> void writesAndReadsTheBytesOfTheContract(Golden<T> golden) throws IOException {
        assertThat(HexFormat.of().formatHex(golden.codec().encode(golden.value())))
                .isEqualTo(HexFormat.of().formatHex(golden.bytes()));
        assertThat(golden.codec().decode(golden.bytes())).isEqualTo(golden.value());
    }

    @Test
    void leavesOutTotalsThatSayNothing() {
        SeriesTotal output = new SeriesTotal("output", 1, 1, 1);
        SeriesTotal nothing = new SeriesTotal("energy", 0, 0, 0);
        Aggregate told = aggregate(List.of(nothing, output), List.of(nothing));

        assertThat(Codecs.AGGREGATE.encode(told))
                .isEqualTo(Codecs.AGGREGATE.encode(aggregate(List.of(output), List.of())));
        assertThat(Codecs.AGGREGATE.decode(Codecs.AGGREGATE.encode(told)))
                .isEqualTo(aggregate(List.of(output), List.of()));
    }

    @Test
    void saysWhichFiguresOfAnAggregateAreMissing() {
        AggregateProto whole = AggregateProto.newBuilder()
                .setNode("sector:31")
                .setPeriod(PeriodLengthProto.P1D)
                .addSeries("output")
                .addColumns(ColumnProto.PANE)
                .addSums(1)
                .addReported(1)
                .addExpected(1)
                .addReportedWeight(1)
                .addExpectedWeight(1)
                .build();
        assertThat(Codecs.AGGREGATE.decode(whole.toByteArray()).pane())
                .containsExactly(new SeriesTotal("output", 1, 1, 1, 1, 1));
        assertUnreadable(whole.toBuilder().addSums(1), "sums must be 1, one for each column and series, are 2");
        assertUnreadable(whole.toBuilder().clearReported(), "reported must be 1,");
        assertUnreadable(whole.toBuilder().clearExpected(), "expected must be 1,");
        assertUnreadable(whole.toBuilder().addReportedWeight(1), "reported weights must be 1,");
        assertUnreadable(whole.toBuilder().clearExpectedWeight(), "expected weights must be 1,");
        assertUnreadable(whole.toBuilder().setColumns(0, ColumnProto.COLUMN_UNSPECIFIED), "Window is not set");
    }

    private static void assertUnreadable(AggregateProto.Builder message, String reason) {
        byte[] bytes = message.build().toByteArray();
        assertThatThrownBy(() -> Codecs.AGGREGATE.decode(bytes))
                .isInstanceOf(Undecodable.class)
                .hasMessageContaining(reason);
    }

    private static Aggregate aggregate(List<SeriesTotal> pane, List<SeriesTotal> window) {
        return new Aggregate(
                NodeId.parse("sector:31"),
                new Period(PeriodLength.P1D, START),
                true,
                pane,
                Optional.of(new Standing(START, Map.of(Window.DAY, window), Map.of())));
    }

    @Test
    void saysWhyBytesAreNoMessage() {
        assertThatThrownBy(() -> Codecs.READING.decode(new byte[] {(byte) 0xFF, 1, 2}))
                .isInstanceOf(Undecodable.class)
                .hasMessageStartingWith("not a message");
        assertThatThrownBy(() -> Codecs.READING.decode(new byte[0]))
                .isInstanceOf(Undecodable.class)
                .hasMessageStartingWith("not a valid value");
    }
}
