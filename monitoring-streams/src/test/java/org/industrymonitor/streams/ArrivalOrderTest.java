package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.P1M;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.NOON;
import static org.industrymonitor.streams.Feed.during;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.in;
import static org.industrymonitor.streams.Feed.midnight;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.retraction;
import static org.industrymonitor.streams.Feed.version;
import static org.industrymonitor.streams.Feed.weighing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.StretchKind;
import org.junit.jupiter.api.Test;

/** What a consumer knows in the end is a function of what was stated, not of when it came. */
class ArrivalOrderTest extends InProvince {

    private final Random random = new Random(7);

    private void register() {
        province.register(
                enterprise(
                        "steelworks",
                        in(
                                weighing(version("3120", "410102", PT1H, "crude-steel", "electricity"), "7.5"),
                                "chain*0.35",
                                "park")),
                enterprise(
                        "kiln",
                        during(in(version("3011", "410103", PT1H, "clinker"), "chain*0.2"), null, "2020-02-28"),
                        during(in(version("3011", "410102", PT1H, "clinker"), "chain*0.4"), "2020-02-28", null)),
                enterprise("mill", in(version("3120", "410103", P1D, "crude-steel"), "park")),
                enterprise("quarry", version("3011", "410103", P1M, "clinker")));
    }

    /** What is said of a period, now and then twice, corrected or taken back. */
    private void state(List<Reading> readings, String subject, PeriodLength length, Instant start, String item) {
        readings.add(reading(subject, length, start, 1, item, "" + random.nextInt(10_000) / 7.0));
        if (random.nextInt(10) == 0) {
            readings.add(readings.get(random.nextInt(readings.size())));
        }
        if (random.nextInt(10) == 0) {
            readings.add(reading(subject, length, start, 2, item, "" + random.nextInt(1000)));
        }
        if (random.nextInt(20) == 0) {
            readings.add(retraction(subject, length, start, 3, item));
        }
    }

    private Map<String, String> run(List<Reading> readings) {
        enter(Province.GRACE, Province.RETENTION, Province.RECEIVED);
        return readAll(readings);
    }

    private Map<String, String> readAll(List<Reading> readings) {
        register();
        for (int i = 0; i < readings.size(); i++) {
            province.read(readings.get(i));
            if (i % 17 == 0) {
                province.settle();
            }
        }
        return province.settle().state();
    }

    private void assertSameInAnyOrder(List<Reading> readings, int size) {
        Map<String, String> inOrder = run(readings);
        List<Reading> backwards = new ArrayList<>(readings);
        Collections.reverse(backwards);
        List<Reading> shuffled = new ArrayList<>(readings);
        Collections.shuffle(shuffled, random);

        assertThat(inOrder).hasSizeGreaterThan(size);
        assertThat(province.deadLetters()).isEmpty();
        assertThat(run(backwards)).isEqualTo(inOrder);
        assertThat(run(shuffled)).isEqualTo(inOrder);
        // Nor does it matter what is kept in memory.
        enterWithLiveObjects(3);
        assertThat(readAll(shuffled)).isEqualTo(inOrder);
    }

    @Test
    void endsInTheSameStateAfterFourDays() {
        List<Reading> readings = new ArrayList<>();
        for (int hour = 0; hour < 100; hour++) {
            Instant start = NOON.plus(Duration.ofHours(hour));
            state(readings, "steelworks", PT1H, start, "crude-steel");
            state(readings, "steelworks", PT1H, start, "electricity");
            state(readings, "kiln", PT1H, start, "clinker");
        }
        assertSameInAnyOrder(readings, 1000);
        // The totals of the levels are the same figures.
        assertThat(province.newest("province:410000").standing())
                .isEqualTo(province.newest("city:410100").standing());
    }

    @Test
    void endsInTheSameStateAfterTheSameDaysOfTwoYears() {
        List<Reading> readings = new ArrayList<>();
        for (String day : List.of("2019-02-27", "2019-02-28", "2020-02-27", "2020-02-28", "2020-02-29", "2020-03-01")) {
            Instant midnight = midnight(day);
            for (int hour = 0; hour < 24; hour += 1 + random.nextInt(4)) {
                Instant start = midnight.plus(Duration.ofHours(hour));
                state(readings, "steelworks", PT1H, start, "crude-steel");
                state(readings, "kiln", PT1H, start, "clinker");
                state(readings, "county:410102", PT1H, start, "clinker");
            }
            state(readings, "mill", P1D, midnight, "crude-steel");
            state(readings, "sector:C", P1D, midnight, "crude-steel");
        }
        for (String month : List.of("2019-01-01", "2019-02-01", "2020-01-01", "2020-02-01")) {
            state(readings, "quarry", P1M, midnight(month), "clinker");
            state(readings, "city:410100", P1M, midnight(month), "clinker");
        }
        assertSameInAnyOrder(readings, 3000);
        // Nothing that the order could have changed is missing.
        for (StretchKind kind : StretchKind.values()) {
            assertThat(province.accounts().values()).anySatisfy(account -> {
                assertThat(account.stretch().kind()).isEqualTo(kind);
                assertThat(line(account, "output").comparable().then()).isPositive();
                assertThat(line(account, "output").earlier()).isPositive();
            });
        }
        assertThat(province.accounts().values())
                .flatMap(Account::lines)
                .anyMatch(line -> line.official().isPresent())
                .anyMatch(line -> line.contributions().stream()
                        .anyMatch(part -> part.child().isEmpty()));
        assertThat(province.newest("group:chain").standing().orElseThrow().earlier())
                .isNotEmpty();
    }
}
