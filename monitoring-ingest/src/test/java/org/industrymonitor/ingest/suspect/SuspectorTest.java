package org.industrymonitor.ingest.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.industrymonitor.ingest.decode.RawItem;
import org.industrymonitor.ingest.decode.RawReading;
import org.industrymonitor.ingest.decode.Slice;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.csv.BundledReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspectorTest {

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private final Suspector suspector = new Suspector(1_024);

    @ParameterizedTest(name = "{0}: {1}, then {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // rule | figures before | last figures | suspicions, one set each
                "steady            | steady | 104                 | none",
                "doubled           | steady | 210                 | none",
                "halved            | steady | 50                  | none",
                "stopped           | steady | 0                   | none",
                "fell by 80 %      | steady | 20                  | none",
                "ten times         | steady | 1010                | jump-tenfold",
                "a tenth           | steady | 10.2                | jump-tenfold",
                "thousand times    | steady | 101000              | jump-thousandfold",
                "a thousandth      | steady | 0.1004              | jump-thousandfold",
                "after a jump      | steady | 1010 101            | jump-tenfold none",
                "a shift is learned| steady | 1010 1020 1010 1021 1010 1019 1010 1018 1010 1020 | "
                        + "jump-tenfold jump-tenfold jump-tenfold jump-tenfold none none none none none none",
                "swings by itself  | solar  | 1000                | none",
                "nothing before    | none   | 1010                | none",
                "nines             | none   | 999999              | placeholder",
                "nines with point  | none   | 9999.99             | placeholder",
                "four nines        | none   | 9999                | none",
                "least entry       | steady | 0.01                | placeholder",
                "small series      | none   | 0.01                | none",
                "ones              | none   | 11111               | identical-digits",
                "fives             | none   | 0.55555             | identical-digits",
                "a round number    | none   | 10000               | none",
                "since January     | steady | 200 300 400 500     | none none cumulative cumulative",
                "grows a little    | steady | 102 104 106 108     | none none none none",
            })
    void findsWhatIsOddAboutAFigure(String rule, String before, String figures, String expected) {
        int hour = 0;
        for (String figure : before(before)) {
            assertThat(next(hour++, figure)).as("before: " + figure).isEqualTo(Set.of());
        }
        List<String> found = new ArrayList<>();
        for (String figure : figures.split(" ")) {
            found.add(words(next(hour++, figure)));
        }

        assertThat(String.join(" ", found)).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource({"PT1H, 24", "PT15M, 24", "P1D, 7", "P1M, 6"})
    void findsAFigureStuckAfterSoManyPeriods(PeriodLength length, int periods) {
        for (int i = 1; i < periods; i++) {
            assertThat(at(length, START.plusSeconds(i * 3_000_000L), "12.5", 0))
                    .as("period " + i)
                    .isEmpty();
        }
        assertThat(at(length, START.plusSeconds(periods * 3_000_000L), "12.5", 0))
                .containsExactly(Suspicion.STUCK);
        assertThat(at(length, START.plusSeconds((periods + 1) * 3_000_000L), "12.6", 0))
                .isEmpty();
    }

    @Test
    void neverFindsAPlantThatStandsStillStuck() {
        for (int hour = 0; hour < 100; hour++) {
            assertThat(next(hour, "0")).isEmpty();
        }
    }

    @Test
    void findsARevisionThatGoesBackForItsPeriodOnly() {
        at(PeriodLength.PT1H, START, "1", 5);

        assertThat(at(PeriodLength.PT1H, START, "2", 4)).containsExactly(Suspicion.REVISION_GOING_BACK);
        assertThat(at(PeriodLength.PT1H, START, "2", 5)).isEmpty();
        assertThat(at(PeriodLength.PT1H, START.minusSeconds(3600), "2", 1)).isEmpty();
    }

    @Test
    void judgesALateFigureWithoutLearningFromIt() {
        int hour = 100;
        for (String figure : before("steady")) {
            next(hour++, figure);
        }
        assertThat(next(3, "1010")).containsExactly(Suspicion.JUMP_TENFOLD);
        assertThat(next(hour, "101")).isEmpty();
    }

    @Test
    void suspectsOutputWhereAllEnergyBesideItIsZero() {
        assertThat(withoutEnergy(item("crude-steel-value", 1))).isFalse();
        assertThat(withoutEnergy(item("output-value", 5), item("electricity", 0)))
                .isTrue();
        assertThat(withoutEnergy(item("output-value", 5), item("electricity", 0), item("coke", 0)))
                .isTrue();
        assertThat(withoutEnergy(item("output-value", 5), item("electricity", 0), item("coke", 1)))
                .isFalse();
        assertThat(withoutEnergy(item("output-value", 5))).isFalse();
        assertThat(withoutEnergy(item("output-value", 0), item("electricity", 0)))
                .isFalse();
    }

    @Test
    void remembersAsManySeriesAsThereIsRoomForAndForgetsTheOldest() {
        SeriesMemory memory = new SeriesMemory(1_000);
        assertThat(memory.places()).isBetween(1_000, 2_048);
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long subject = random.nextLong();
            memory.put(subject, i, new History(1, 0, 0, i, i, 0, 1, 0));
            assertThat(memory.get(subject, i).last()).isEqualTo(i);
            assertThat(memory.get(subject, i + 1)).isEqualTo(History.NONE);
        }
    }

    @Test
    void knowsLogarithmsToSixDecimals() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong() >> random.nextInt(63) | 1;
            assertThat(CommonLogarithm.of(number)).isCloseTo(Math.log10(Math.abs((double) number)), within(1e-6));
        }
    }

    private Set<Suspicion> next(int hour, String figure) {
        return at(PeriodLength.PT1H, START.plusSeconds(hour * 3600L), figure, 0);
    }

    private Set<Suspicion> at(PeriodLength length, Instant start, String figure, long revision) {
        RawReading raw = new RawReading(
                1, Slice.of(new byte[0]), "E1", "", "", "", "", "measure", List.of(new RawItem("coke", figure, "t")));
        Reading reading = new Reading(
                "E1",
                new Period(length, start),
                List.of(new ItemValue("coke", FixedPoint.of(new BigDecimal(figure)))),
                revision,
                ReadingStatus.ACTUAL,
                "");
        return suspector.ofFigures(raw, reading);
    }

    private static List<String> before(String kind) {
        return switch (kind) {
            case "steady" -> Arrays.asList("100 103 98 101 97 102 99 100 104 101".split(" "));
            case "solar" -> Arrays.asList("1 40 120 60 2 0 1 45 110 55 1 0 2 50".split(" "));
            default -> List.of();
        };
    }

    private static String words(Set<Suspicion> suspicions) {
        TreeSet<String> words = new TreeSet<>();
        suspicions.forEach(suspicion -> words.add(suspicion.word()));
        return words.isEmpty() ? "none" : String.join("+", words);
    }

    private static boolean withoutEnergy(ItemValue... items) {
        return Suspector.isOutputWithoutEnergy(
                new Reading("E1", new Period(PeriodLength.PT1H, START), List.of(items), 0, ReadingStatus.ACTUAL, ""),
                BundledReference.reference());
    }

    private static ItemValue item(String code, long value) {
        return new ItemValue(code, value * FixedPoint.ONE);
    }
}
