package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.P1M;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.NOON;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.midnight;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.version;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.streams.statement.Outcome;
import org.industrymonitor.streams.statement.Retention;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not taken is a dead letter with its reason, counted once, and changes nothing. */
class RefusalsTest extends InProvince {

    @BeforeEach
    void start() {
        register();
    }

    private void register() {
        province.register(
                enterprise("steelworks", version("3120", "410102", PT1H, "crude-steel")),
                enterprise("kiln", version("3011", "410103", PT1H, "clinker")));
    }

    private void assertRefused(String code, Outcome outcome, Runnable deed) {
        Map<String, String> before = province.settle().state();
        long counted = province.count(outcome);

        deed.run();

        assertThat(province.settle().state()).isEqualTo(before);
        assertThat(province.deadLetters()).extracting(DeadLetter::code).containsExactly(code);
        assertThat(province.count(outcome)).isEqualTo(counted + 1);
    }

    @Test
    void whatIsNoMessage() {
        byte[] bytes = "not a message".getBytes(StandardCharsets.UTF_8);
        assertRefused("undecodable", Outcome.REFUSED, () -> province.readBytes("kiln", bytes));
        assertRefused("undecodable", Outcome.REFUSED, () -> province.readBytes("kiln", null));
    }

    @Test
    void aPeriodThatIsNotOnTheGrid() {
        Reading reading = reading("kiln", PT1H, NOON.plusSeconds(60), 1, "clinker", "1");
        assertRefused("period-misaligned", Outcome.REFUSED, () -> province.read(reading));
        Reading official = reading("county:410103", P1D, NOON, 1, "clinker", "1");
        assertRefused("period-misaligned", Outcome.REFUSED, () -> province.read(official));
    }

    @Test
    void aRevisionThatNothingCouldEverCorrect() {
        Reading last = reading("kiln", PT1H, NOON, Long.MAX_VALUE, "clinker", "1");
        assertRefused("bad-revision", Outcome.REFUSED, () -> province.read(last));
        Reading official = reading("county:410103", PT1H, NOON, Long.MAX_VALUE, "clinker", "1");
        assertRefused("bad-revision", Outcome.REFUSED, () -> province.read(official));
    }

    @Test
    void aReadingUnderAnothersKey() {
        byte[] bytes = Codecs.READING.encode(reading("steelworks", PT1H, NOON, 1, "crude-steel", "1"));
        assertRefused("key-mismatch", Outcome.REFUSED, () -> province.readBytes("kiln", bytes));
        assertRefused("key-mismatch", Outcome.REFUSED, () -> province.readBytes(null, bytes));
    }

    @Test
    void theRefusedBytesAsTheyCame() {
        Reading reading = reading("kiln", PT1H, NOON.plusSeconds(60), 1, "clinker", "1");
        province.read(reading).settle();

        DeadLetter letter = province.deadLetters().get(0);
        assertThat(letter.raw()).isEqualTo(Codecs.READING.encode(reading));
        assertThat(letter.feed()).isEqualTo("test");
        assertThat(letter.received()).isEqualTo(Province.RECEIVED);
        assertThat(letter.message()).contains(NOON.plusSeconds(60).toString());
    }

    /** Days that readings are taken for, and the period that is the last too old to be. */
    @ParameterizedTest
    @CsvSource({"PT1H, 240", "P1D, 20"})
    void aReadingOfTooLongAgo(PeriodLength length, int taken) {
        enter(Province.GRACE, new Retention(10, 20), Province.RECEIVED);
        province.register(enterprise("kiln", version("3011", "410103", length, "clinker")));
        Instant newest = midnight("2020-04-01");
        Duration each = length == P1D ? Duration.ofDays(1) : Duration.ofHours(1);
        province.read(reading("kiln", length, newest, 1, "clinker", "100"));

        Instant oldest = newest.plus(each).minus(each.multipliedBy(taken));
        Reading tooOld = reading("kiln", length, oldest.minus(each), 1, "clinker", "5");
        assertRefused("too-late", Outcome.TOO_LATE, () -> province.read(tooOld));
        assertThat(province.count(Outcome.REFUSED)).isZero();

        province.read(reading("kiln", length, oldest, 1, "clinker", "7")).settle();
        assertThat(pane(province.pane("city:410100", length, oldest), "clinker").sum())
                .isEqualTo(70_000L);
        assertThat(province.count(Outcome.TOO_LATE)).isEqualTo(1);
    }

    /** Two years and a day are looked back upon; a chunk holds 64 days. */
    @Test
    void whatIsTooOldToCountIsNotKept() {
        enter(Province.GRACE, new Retention(10, 20), Province.RECEIVED);
        province.register(enterprise("kiln", version("3011", "410103", P1D, "clinker")));
        Instant first = midnight("2000-01-01");
        for (int chunk = 0; chunk < 40; chunk++) {
            Instant day = first.plus(Duration.ofDays(64L * chunk));
            province.read(reading("kiln", P1D, day, 1, "clinker", "100"));
        }
        assertThat(province.stored("statements")).isBetween(12, 13);
    }

    @Test
    void nothingOfAnEnterpriseThatHasStatedNothingYet() {
        province.read(reading("kiln", PT1H, Instant.parse("1990-01-01T00:00:00Z"), 1, "clinker", "100"))
                .settle();
        assertThat(province.deadLetters()).isEmpty();
        assertThat(province.count(Outcome.NEW)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "kiln,       PT1H, clinker,     7000000000", // more than a year of hours adds up
        "kiln,       PT1H, clinker,     -7000000000",
        "kiln,       PT1H, clinker,     100000000", // times 250 yuan
        "steelworks, PT1H, crude-steel, 2000000", // times 3456.78 yuan
        "kiln,       PT1H, clinker,     900000000000000", // times 250 yuan is no long
        "kiln,       P1M,  clinker,     1000000000001",
        "kiln,       P1M,  unheard-of,  1000000000001",
    })
    void aFigureTooLargeToAddUp(String subject, PeriodLength length, String item, String value) {
        Reading reading = reading(subject, length, midnight("2020-04-01"), 1, item, value);
        assertRefused("out-of-range", Outcome.REFUSED, () -> province.read(reading));
    }

    @Test
    void butNoneThatJustFits() {
        province.register(enterprise("kiln", version("3011", "410103", P1M, "clinker")));
        Reading reading = reading("kiln", P1M, midnight("2020-04-01"), 1, "clinker", "4000000000");
        province.read(reading).settle();
        assertThat(province.deadLetters()).isEmpty();
        assertThat(pane(province.pane("city:410100", P1M, midnight("2020-04-01")), "output")
                        .sum())
                .isEqualTo(10_000_000_000_000_000L);
    }

    @Test
    void anOfficialFigureOfWhatIsNoGroup() {
        Reading ofNoKind = reading("county-of:410103", PT1H, NOON, 1, "clinker", "1");
        assertRefused("unknown-node", Outcome.REFUSED, () -> province.read(ofNoKind));
        Reading ofAnEnterprise = reading("enterprise:kiln", PT1H, NOON, 1, "clinker", "1");
        assertRefused("unknown-node", Outcome.REFUSED, () -> province.read(ofAnEnterprise));
    }

    /** Two months of it would be more than a long. */
    @ParameterizedTest
    @CsvSource({"clinker, 900000000000000", "unheard-of, 900000000000000", "unheard-of, -900000000000000"})
    void anOfficialFigureTooLargeToAddUp(String item, String value) {
        Reading reading = reading("county:410103", P1M, midnight("2020-01-01"), 1, item, value);
        assertRefused("out-of-range", Outcome.REFUSED, () -> province.read(reading));
    }

    /** Each fits, and all together do not: that one account is not written, and everything else goes on. */
    @Test
    void aYearOfOfficialFiguresThatDoesNotFit() {
        for (int item = 0; item < 6; item++) {
            province.register(Feed.item("item-" + item, "t", Measure.OUTPUT, "1"));
            for (int month = 1; month <= 12; month++) {
                Instant start = midnight("2020-%02d-01".formatted(month));
                province.read(reading("county:410103", P1M, start, 1, "item-" + item, "19000000000000"));
            }
        }
        province.settle();
        assertThat(province.deadLetters())
                .isNotEmpty()
                .allMatch(letter -> letter.code().equals("out-of-range"))
                .allMatch(letter -> letter.message().contains("county:410103"));

        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "1")).settle();
        assertThat(pane(province.pane("county:410103", PT1H, NOON), "clinker").sum())
                .isEqualTo(10_000L);
    }

    /** Within what a message can say, and far from what a calendar can. */
    @ParameterizedTest
    @EnumSource(PeriodLength.class)
    void aPeriodOutsideOfHistory(PeriodLength length) {
        Instant[] starts = {
            Instant.MIN,
            midnight("1900-01-01"),
            Instant.parse("2900-01-01T00:00:01Z"),
            Instant.MAX.minusNanos(999_999_999)
        };
        for (Instant start : starts) {
            for (String subject : new String[] {"kiln", "county:410103", "nobody"}) {
                byte[] bytes = Codecs.READING.encode(reading(subject, length, start, 1, "clinker", "1"));
                assertRefused("bad-period", Outcome.REFUSED, () -> province.readBytes(subject, bytes));
            }
        }
    }

    /** What lies between is forgotten, however much there could have been. */
    @Test
    void notAReadingAfterOneOfTheDistantPast() {
        province.register(enterprise("kiln", version("3011", "410103", PeriodLength.PT1M, "clinker")));
        province.read(
                        reading("kiln", PeriodLength.PT1M, Instant.parse("1900-01-01T00:00:00Z"), 1, "clinker", "1"),
                        reading("kiln", PeriodLength.PT1M, NOON, 1, "clinker", "2"))
                .settle();
        assertThat(pane(province.pane("city:410100", PeriodLength.PT1M, NOON), "clinker")
                        .sum())
                .isEqualTo(20_000L);
    }
}
