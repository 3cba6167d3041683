package org.industrymonitor.ingest.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.ingest.decode.RawItem;
import org.industrymonitor.ingest.decode.RawReading;
import org.industrymonitor.ingest.decode.Slice;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.csv.BundledReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingValidatorTest {

    private static final Instant RECEIVED = Instant.parse("2020-04-01T01:10:00Z");
    private static final Registry REGISTRY = new Fixed();

    private final ReadingValidator validator = new ReadingValidator(REGISTRY, BundledReference.units(), bounds(false));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // rule | subject | item | start | period | value | unit | revision | status | code | field
                "who            |      | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t |  |  | missing-field | subject",
                "subject length | E0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789 | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t |  |  | bad-subject | subject",
                "registered     | E9   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t |  |  | unknown-enterprise | subject",
                "registered then| E1   | coke | 2018-12-31T23:00:00+08:00 | PT1H | 1 | t |  |  | unknown-enterprise | subject",
                "node kind      | planet:3 | coke | 2020-04-01 | P1D | 1 | t |  |  | bad-subject | subject",
                "own id         | enterprise:E1 | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t |  |  | bad-subject | subject",
                "node's sector  | sector:99 | coke | 2020-04-01 | P1D | 1 | t |  |  | unknown-node | subject",
                "node's level   | county:410000 | coke | 2020-04-01 | P1D | 1 | t |  |  | unknown-node | subject",
                "node's group   | group:chain*0.35  | coke | 2020-04-01 | P1D | 1 | t |  |  | bad-subject | subject",
                "node's group   | group:chain*x     | coke | 2020-04-01 | P1D | 1 | t |  |  | bad-subject | subject",
                "node's level   | sector-city:31@410000 | coke | 2020-04-01 | P1D | 1 | t |  |  | unknown-node | subject",
                "node's level   | sector-province:31@410100 | coke | 2020-04-01 | P1D | 1 | t |  |  | unknown-node | subject",
                "node's sector  | sector-province:99@410000 | coke | 2020-04-01 | P1D | 1 | t |  |  | unknown-node | subject",
                "node's parts   | sector-city:31@419999 | coke | 2020-04-01 | P1D | 1 | t |  |  | unknown-node | subject",
                "what           | E1   |      | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t |  |  | missing-field | measure",
                "item           | E1   | tea  | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t |  |  | unknown-item | measure",
                "unit given     | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 |   |  |  | missing-field | unit",
                "unit           | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | stone |  |  | unknown-unit | unit",
                "dimension      | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | MWh |  |  | unit-mismatch | unit",
                "number         | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1,2 | t |  |  | not-a-number | value",
                "not a NaN      | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | NaN | t |  |  | not-a-number | value",
                "fits           | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1e400000000 | t |  |  | out-of-range | value",
                "fits in sums   | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1000000001 | t |  |  | out-of-range | value",
                "sign           | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | -1 | t |  |  | negative | value",
                "start given    | E1   | coke |                           | PT1H | 1 | t |  |  | missing-field | period_start",
                "start          | E1   | coke | 2020-04-31                | PT1H | 1 | t |  |  | bad-period | period_start",
                "whole seconds  | E1   | coke | 2020-04-01T08:00:00.5+08:00 | PT1H | 1 | t |  |  | bad-period | period_start",
                "long ago       | E1   | coke | 0020-04-01T08:00:00+08:00 | PT1H | 1 | t |  |  | bad-period | period_start",
                "length given   | E1   | coke | 2020-04-01T08:00:00+08:00 |      | 1 | t |  |  | missing-field | period",
                "length         | E1   | coke | 2020-04-01T08:00:00+08:00 | PT2H | 1 | t |  |  | bad-period | period",
                "registered len.| E1   | coke | 2020-04-01                | P1D  | 1 | t |  |  | period-mismatch | period",
                "aligned        | E1   | coke | 2020-04-01T08:30:00+08:00 | PT1H | 1 | t |  |  | period-misaligned | period_start",
                "future         | E1   | coke | 2020-04-01T10:00:00+08:00 | PT1H | 1 | t |  |  | period-in-future | period_start",
                "not long ago   | E1   | coke | 1919-04-01T10:00:00+08:00 | PT1H | 1 | t |  |  | too-old | period_start",
                "capacity       | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 20001 | t |  |  | out-of-capacity | value",
                "revision       | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t | -1 |  | bad-revision | revision",
                "last revision  | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t | 9223372036854775807 |  | bad-revision | revision",
                "whole revision | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t | 1.5 |  | bad-revision | revision",
                "status         | E1   | coke | 2020-04-01T08:00:00+08:00 | PT1H | 1 | t |  | final | unknown-status | status",
            })
    void refuses(
            String rule,
            String subject,
            String item,
            String start,
            String period,
            String value,
            String unit,
            String revision,
            String status,
            String code,
            String field) {
        Verdict verdict =
                validate(flat(subject, start, period, revision, status, new RawItem(or(item), or(value), or(unit))));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.refusal().code().word()).isEqualTo(code);
            assertThat(refused.refusal().field()).isEqualTo(field);
            assertThat(refused.refusal().message()).isNotBlank();
            assertThat(refused.refusal().line()).isEqualTo(3);
        });
    }

    @Test
    void convertsToTheUnitOfTheItemAndNumbersTheRevision() {
        Reading reading =
                accepted(flat("E1", "2020-04-01T08:00", "PT1H", "", "", new RawItem("coke", "1.2345678", "t")));

        assertThat(reading.items()).containsExactly(new ItemValue("coke", 12_345_678L));
        assertThat(reading.period().start()).isEqualTo("2020-04-01T00:00:00Z");
        assertThat(reading.revision()).isEqualTo(RECEIVED.toEpochMilli());
        assertThat(reading.status()).isEqualTo(ReadingStatus.ACTUAL);
        assertThat(reading.feed()).isEqualTo("feed");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-04-01T08:00:00+08:00, PT1H",
        "2020-04-01T00:00:00Z, PT1H",
        "2020-03-31T20:00-04:00, PT1H",
        "2020-04-01 08:00:00, PT60M"
    })
    void readsTheStartOfAPeriodInAnyOffset(String start, String period) {
        assertThat(accepted(flat("E1", start, period, "", "", new RawItem("coke", "1", "t")))
                        .period()
                        .start())
                .isEqualTo("2020-04-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2020-03, P1M, 2020-02-29T16:00:00Z", "2020-03-31, P1D, 2020-03-30T16:00:00Z"})
    void readsDaysAndMonthsInTheZoneOfTheRegion(String start, String period, String instant) {
        assertThat(accepted(flat(
                        "city:410100", start, period, "2", "estimated", new RawItem("output-value", "3", "10kyuan"))))
                .satisfies(reading -> {
                    assertThat(reading.period().start()).isEqualTo(instant);
                    assertThat(reading.isOfficial()).isTrue();
                    assertThat(reading.revision()).isEqualTo(2);
                    assertThat(reading.items()).containsExactly(new ItemValue("output-value", 300_000_000L));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "sector:31",
        "province:410000",
        "cell:410100/3120",
        "sector-city:31@410100",
        "sector-province:31@410000",
        "group:station-7"
    })
    void takesOfficialFiguresOfNodesWhosePartsAreKnown(String subject) {
        assertThat(accepted(flat(subject, "2020-03-31", "P1D", "", "", new RawItem("coke", "9e9", "t")))
                        .subject())
                .isEqualTo(subject);
    }

    @Test
    void isMissingWithoutAnyValue() {
        assertThat(validate(flat("E1", "2020-04-01T08:00", "PT1H", "", "", new RawItem("coke", "", ""))))
                .isInstanceOf(Verdict.Missing.class);
    }

    @Test
    void leavesOutTheMissingItemsOfAList() {
        assertThat(accepted(list(new RawItem("coke", "", ""), new RawItem("electricity", "2", "MWh")))
                        .items())
                .containsExactly(new ItemValue("electricity", 2_000 * FixedPoint.ONE));
    }

    @Test
    void refusesAnItemThatComesTwice() {
        assertThat(validate(list(new RawItem("coke", "1", "t"), new RawItem("coke", "2", "t"))))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                    assertThat(refused.refusal().code().word()).isEqualTo("duplicate-item");
                    assertThat(refused.refusal().field()).isEqualTo("items[1].item");
                });
    }

    @Test
    void takesARetractionWithoutAValue() {
        Reading reading =
                accepted(flat("E1", "2020-04-01T08:00", "PT1H", "8", "retracted", new RawItem("coke", "", "")));

        assertThat(reading.status()).isEqualTo(ReadingStatus.RETRACTED);
        assertThat(reading.items()).containsExactly(new ItemValue("coke", 0));
    }

    @Test
    void takesUnknownEnterprisesWhereTheSettingSaysSo() {
        ReadingValidator open = new ReadingValidator(REGISTRY, BundledReference.units(), bounds(true));

        assertThat(open.validate(
                        flat("E9", "2020-04-01T08:00", "PT1H", "", "", new RawItem("coke", "1", "t")),
                        "feed",
                        RECEIVED))
                .isInstanceOf(Verdict.Accepted.class);
    }

    private Verdict validate(RawReading raw) {
        return validator.validate(raw, "feed", RECEIVED);
    }

    private Reading accepted(RawReading raw) {
        Verdict verdict = validate(raw);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).reading();
    }

    private static ReadingValidator.Bounds bounds(boolean unknownEnterprises) {
        return new ReadingValidator.Bounds(unknownEnterprises, Duration.ofMinutes(5), Duration.ofDays(36_500), 200);
    }

    private static RawReading flat(
            String subject, String start, String period, String revision, String status, RawItem item) {
        return new RawReading(
                3,
                Slice.of(new byte[0]),
                or(subject),
                or(start),
                or(period),
                or(revision),
                or(status),
                "measure",
                List.of(item));
    }

    private static RawReading list(RawItem... items) {
        return new RawReading(
                3, Slice.of(new byte[0]), "E1", "2020-04-01T08:00", "PT1H", "", "", "item", List.of(items));
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    private static final class Fixed implements Registry {
        private final Reference reference = BundledReference.reference();
        private final Map<String, EnterpriseEntry> enterprises = Map.of(
                "E1",
                new EnterpriseEntry(
                        "E1",
                        List.of(new EnterpriseVersion(
                                "Steel works",
                                "3120",
                                "410100",
                                List.of(),
                                Optional.of(LocalDate.parse("2019-01-01")),
                                Optional.empty(),
                                PeriodLength.PT1H,
                                List.of("coke"),
                                FixedPoint.ONE,
                                OptionalLong.of(10_000 * FixedPoint.ONE)))));

        @Override
        public Reference reference() {
            return reference;
        }

        @Override
        public Optional<EnterpriseEntry> enterprise(String id) {
            return Optional.ofNullable(enterprises.get(id));
        }

        @Override
        public PeriodGrid grid(String region) {
            return new PeriodGrid(reference.zone(region));
        }
    }
}
