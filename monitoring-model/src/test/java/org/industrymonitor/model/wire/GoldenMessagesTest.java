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
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Coefficient;
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
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.Window;
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
                                List.of(
                                        new SeriesTotal("crude-steel", 8_124_000, 1, 2),
                                        new SeriesTotal("output", -28_000_000_000L, 1, 2)),
                                START.plusSeconds(3600),
                                Map.of(
                                        Window.PT1H,
                                        List.of(new SeriesTotal("output", 28_000_000_000L, 1, 2)),
                                        Window.P30D,
                                        List.of()))),
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

    @ParameterizedTest
    @MethodSource("goldens")
    <T> void writesAndReadsTheBytesOfTheContract(Golden<T> golden) throws IOException {
        assertThat(HexFormat.of().formatHex(golden.codec().encode(golden.value())))
                .isEqualTo(HexFormat.of().formatHex(golden.bytes()));
        assertThat(golden.codec().decode(golden.bytes())).isEqualTo(golden.value());
    }

    @Test
    void writesAnAggregateWithoutMakingItFirst() {
        Aggregate aggregate = new Aggregate(
                NodeId.parse("sector-city:31@410100"),
                new Period(PeriodLength.PT30M, START),
                List.of(
                        new SeriesTotal("crude-steel", -8_124_000, 0, 2),
                        new SeriesTotal("output", Long.MAX_VALUE, 1L << 40, 2)),
                START.plusSeconds(3600),
                Map.of(
                        Window.PT1H,
                        List.of(new SeriesTotal("output", Long.MIN_VALUE, 1, 2), new SeriesTotal("x", 0, 0, 1)),
                        Window.PT24H,
                        List.of(),
                        Window.P7D,
                        List.of(new SeriesTotal("a", 1, 0, 0)),
                        Window.P30D,
                        List.of(new SeriesTotal("钢".repeat(120), 1, 1, 1))));
        AggregateWriter writer = new AggregateWriter();
        for (int i = 0; i < 2; i++) {
            writer.begin(
                    "sector-city:31@410100",
                    PeriodLength.PT30M,
                    START.getEpochSecond(),
                    START.plusSeconds(3600).getEpochSecond());
            aggregate.pane().forEach(t -> writer.total(t.series(), t.sum(), t.reported(), t.expected()));
            aggregate.windows().forEach((window, totals) -> {
                writer.window(window);
                totals.forEach(t -> writer.total(t.series(), t.sum(), t.reported(), t.expected()));
            });
            assertThat(writer.toBytes()).isEqualTo(Codecs.AGGREGATE.encode(aggregate));
        }
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
