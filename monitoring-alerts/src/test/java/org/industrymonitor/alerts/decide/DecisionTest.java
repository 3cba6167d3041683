package org.industrymonitor.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.industrymonitor.alerts.detect.Clues;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    private static final Instant START = Instant.parse("2024-06-10T08:00:00Z");

    private final Decision decision = new Decision(Tuning.DEFAULT);

    @ParameterizedTest(name = "{0} + {1} of 100, certainty {2} -> {3}, {4}")
    @CsvSource({
        // before, observed, certainty, change, phase after, learns
        "quiet,    98, 0.0, NONE,     QUIET,   true",
        "quiet,    70, 0.4, NONE,     PENDING, true",
        "quiet,    60, 1.0, RAISED,   FIRING,  false",
        "quiet,    99, 1.2, NONE,     QUIET,   true", // certain, but no material fall
        "quiet,     0, 1.5, RAISED,   FIRING,  false",
        "pending,  99, 0.0, NONE,     QUIET,   true",
        "pending,  70, 0.6, NONE,     PENDING, true",
        "pending,  40, 1.1, RAISED,   FIRING,  false",
        "firing,   50, 1.3, NONE,     FIRING,  false",
        "firing,   98, 0.0, NONE,     FIRING,  false", // once is not yet well again
        "better,   98, 0.0, RESOLVED, ENDED,   true",
        "better,   50, 1.0, NONE,     FIRING,  false",
        "firing,    0, 1.5, REPLACED, FIRING,  false", // a drop becomes a standstill
        "firing,   15, 1.5, WORSENED, FIRING,  false",
        "stopped,   0, 1.5, NONE,     FIRING,  false",
        "ended,    98, 0.0, NONE,     ENDED,   true",
        "ended,    40, 1.2, RAISED,   FIRING,  false",
    })
    void decidesByWhereTheSeriesStandsAndWhatIsSeen(
            String before, double observed, double certainty, Change change, Phase after, boolean learns) {
        Transition transition = decision.next(life(before), evidence(observed, certainty), period(9), "output");

        assertThat(transition.change()).isEqualTo(change);
        assertThat(transition.life().phase()).isEqualTo(after);
        assertThat(transition.learns()).isEqualTo(learns);
        assertThat(transition.reason().isEmpty()).isEqualTo(change == Change.NONE);
    }

    @Test
    void saysWhyInWords() {
        Transition transition = decision.next(life("pending"), evidence(0, 1.5), period(9), "output");

        assertThat(transition.reason())
                .isEqualTo("output 0.0 of 100.0 expected (-100 %) for 2 periods, 20.0 robust deviations:"
                        + " a sudden fall");
    }

    @Test
    void namesTheKindBySeriesAndStandstill() {
        assertThat(decision.next(Life.QUIET, evidence(0, 1.5), period(0), "output")
                        .life()
                        .kind())
                .isEqualTo(AlertKind.STOPPAGE);
        assertThat(decision.next(Life.QUIET, evidence(40, 1.5), period(0), "output")
                        .life()
                        .kind())
                .isEqualTo(AlertKind.OUTPUT_DROP);
        assertThat(decision.next(Life.QUIET, evidence(0, 1.5), period(0), "energy")
                        .life()
                        .kind())
                .isEqualTo(AlertKind.ENERGY_DROP);
    }

    @ParameterizedTest
    @CsvSource({"60, BLUE", "45, YELLOW", "10, ORANGE"})
    void takesTheSeverityFromTheDepth(double observed, Severity severity) {
        Transition transition = decision.next(Life.QUIET, evidence(observed, 1.5), period(0), "output");

        assertThat(transition.life().severity()).isEqualTo(severity);
    }

    @Test
    void isOneColourGraverAfterADayAndNeverMilderAgain() {
        Life life = life("stopped");
        int worsened = 0;
        for (int i = 10; i < 70; i++) {
            Transition transition = decision.next(life, evidence(i < 66 ? 0 : 45, 1.5), period(i), "output");
            worsened += transition.change() == Change.WORSENED ? 1 : 0;
            life = transition.life();
        }

        assertThat(worsened).isEqualTo(1);
        assertThat(life.severity()).isEqualTo(Severity.RED);
    }

    @Test
    void isOneColourGraverWhenItFallsAgainAsSurelyAndOnlyOnce() {
        Life slight = decision.next(Life.QUIET, evidence(92, 1.1), period(0), "output")
                .life();
        assertThat(slight.severity()).isEqualTo(Severity.BLUE);

        Transition deeper = decision.next(slight, evidence(80, 1.2), period(1), "output");

        assertThat(deeper.change()).isEqualTo(Change.WORSENED);
        assertThat(deeper.life().severity()).isEqualTo(Severity.YELLOW);
        assertThat(decision.next(deeper.life(), evidence(70, 1.2), period(2), "output")
                        .change())
                .isEqualTo(Change.NONE);
        assertThat(decision.next(slight, evidence(80, 0.9), period(1), "output").change())
                .isEqualTo(Change.NONE);
    }

    @ParameterizedTest(name = "minutes: {0} well between falls -> {1} told")
    @CsvSource({"1, 1", "30, 1", "59, 1", "60, 3", "90, 3"})
    void whatFlapsWithinAnHourIsOneAlert(int well, int raised) {
        Life life = Life.QUIET;
        int minute = 0;
        int told = 0;
        for (int fall = 0; fall < 3; fall++) {
            for (int i = 0; i < 5 + well; i++) {
                Period at = new Period(PeriodLength.PT1M, START.plusSeconds(60L * minute++));
                Transition transition = decision.next(life, i < 5 ? evidence(40, 1.5) : evidence(100, 0), at, "output");
                told += transition.change() == Change.RAISED ? 1 : 0;
                life = transition.life();
            }
        }

        assertThat(told).isEqualTo(raised);
    }

    @Test
    void withdrawsAnAlertWhoseDecidingReadingWasWrong() {
        Life firing = life("firing");

        Transition transition = decision.correct(firing, firing.raised(), 97);

        assertThat(transition.change()).isEqualTo(Change.WITHDRAWN);
        assertThat(transition.reason())
                .isEqualTo("corrected to 97.0 in 2024-06-10T08:30:00Z: 1 of the 2 readings it rests on are still low");
    }

    @Test
    void withdrawsAlsoAnAlertThatHasEnded() {
        Life ended = life("ended");

        assertThat(decision.correct(ended, ended.raised(), 97).change()).isEqualTo(Change.WITHDRAWN);
    }

    @Test
    void keepsAnAlertWhoseCorrectedReadingIsStillLow() {
        Life firing = life("firing");

        Transition transition = decision.correct(firing, firing.raised(), 55);

        assertThat(transition.change()).isEqualTo(Change.NONE);
        assertThat(transition.life().grounds().get(1).observed()).isEqualTo(55);
    }

    @Test
    void aCorrectionOfAPeriodItDoesNotRestOnChangesNothing() {
        Life firing = life("firing");

        assertThat(decision.correct(firing, START.minusSeconds(86_400), 97).life())
                .isSameAs(firing);
    }

    @Test
    void aCorrectionNeverRaises() {
        Life pending = life("pending");

        assertThat(decision.correct(pending, pending.since(), 0).life()).isSameAs(pending);
    }

    @ParameterizedTest(name = "{0} of 100, {1} of the region, floor {2}, share {3} -> {4}")
    @CsvSource({
        // observed, share of the region, least fall, least share of the region, change
        "40,  0.5, 60,   0,    RAISED",
        "40,  0.5, 61,   0,    NONE", // too small a fall, whatever it is of the region
        "40,  0.5,  0,   0.3,  RAISED",
        "40,  0.5,  0,   0.31, NONE", // 60 % of a half
        "40,     ,  0,   0.6,  RAISED", // where the region is not known, it is a region of its own
        "40,     ,  0,   0.61, NONE",
        "40,  0.5, 61,   0.3,  NONE"
    })
    void aFallIsNewsFromItsFloorAndItsShareOfTheRegionOn(
            double observed, Double ofRegion, double floor, double share, Change change) {
        Decision strict = new Decision(
                Tuning.DEFAULT, kind -> new KindRule(true, 0.02, floor, share, 1), Colours.DEFAULT, Optional.empty());
        Surroundings beside = new Surroundings(
                () -> Companion.UNKNOWN, () -> ofRegion == null ? OptionalDouble.empty() : OptionalDouble.of(ofRegion));

        assertThat(strict.next(Life.QUIET, evidence(observed, 1.5), period(0), "output", beside)
                        .change())
                .isEqualTo(change);
    }

    private Life life(String phase) {
        Life pending = Life.pending(START, evidence(70, 0.5));
        Life firing = pending.lower(period(1).start(), evidence(45, 1.1))
                .firing(period(1).start(), AlertKind.OUTPUT_DROP, Severity.YELLOW);
        return switch (phase) {
            case "quiet" -> Life.QUIET;
            case "pending" -> pending;
            case "firing" -> firing;
            case "better" -> firing.better(period(8).start());
            case "stopped" ->
                pending.lower(period(1).start(), evidence(0, 1.5))
                        .firing(period(1).start(), AlertKind.STOPPAGE, Severity.ORANGE);
            case "ended" -> firing.ended(period(5).start());
            default -> throw new IllegalArgumentException(phase);
        };
    }

    private static Period period(int number) {
        return new Period(PeriodLength.PT30M, START.plusSeconds(1800L * number));
    }

    private static Evidence evidence(double observed, double certainty) {
        double deviations = (100 - observed) / 5;
        Evidence.Finding finding =
                new Evidence.Finding(3 * certainty, certainty, certainty < 1 ? "" : "a sudden fall", List.of());
        return new Evidence(observed, 100, 5, deviations, Clues.NONE, finding, true, observed < 5);
    }
}
