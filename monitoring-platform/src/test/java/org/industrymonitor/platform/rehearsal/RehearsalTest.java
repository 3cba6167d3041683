package org.industrymonitor.platform.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.platform.backtest.History;
import org.industrymonitor.platform.backtest.Spans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalTest {

    static Stream<Supplier<Rehearsal>> plays() {
        return Stream.of(
                () -> new Enterprises("enterprises", 1, 8, 300).play(),
                () -> new SteadyPlants("steady plants", 2, 12, 60).play(),
                () -> new ShiftPlants("shift plants", 3, 2, 60).play(),
                () -> new PowerUnits("power units", 4, PeriodLength.PT1H, 1).play());
    }

    @ParameterizedTest
    @MethodSource("plays")
    void isTheSameEachTime(Supplier<Rehearsal> play) {
        Rehearsal first = play.get();
        Rehearsal second = play.get();

        assertThat(second.history()).isEqualTo(first.history());
        assertThat(spans(second, second.labels().falls()))
                .isEqualTo(spans(first, first.labels().falls()));
    }

    @ParameterizedTest
    @MethodSource("plays")
    void hardlyAnythingIsMadeWhileAPlantStandsStill(Supplier<Rehearsal> play) {
        Rehearsal rehearsal = play.get();
        History history = rehearsal.history();
        long[] most = new long[history.size()];
        history.figures().forEach(f -> most[f.series()] = Math.max(most[f.series()], f.value()));
        List<History.Figure> still = history.figures().stream()
                .filter(f -> isStop(rehearsal, f.series(), history.number(f.series(), f.start())))
                .toList();

        assertThat(still).isNotEmpty().allSatisfy(f -> assertThat(f.value()).isLessThan(most[f.series()] / 8));
    }

    @Test
    void aDeclineReachesItsDepthInItsOnset() {
        double[] values = {100, 100, 100, 100, 100};

        new Fall(1, 5, 0.5, 2).befall(values);

        assertThat(values).containsExactly(100, 75, 50, 50, 50);
    }

    @Test
    void knowsTheHolidaysAndTheWeekendsThatAreWorked() {
        WorkCalendar calendar = new WorkCalendar();
        int sunday15February2015 = 45;

        assertThat(calendar.isHoliday(48)).isTrue();
        assertThat(calendar.isHoliday(47)).isFalse();
        assertThat(calendar.weekday(sunday15February2015)).isEqualTo(1);
        assertThat(calendar.festivals())
                .containsExactly(new WorkCalendar.Stretch(48, 55), new WorkCalendar.Stretch(402, 409));
    }

    private static boolean isStop(Rehearsal rehearsal, int series, long period) {
        return rehearsal.labels().falls().of(series).stream()
                .anyMatch(fall -> fall.kind().equals("injected-stop") && fall.from() <= period && period < fall.to());
    }

    private static List<List<Spans.Span>> spans(Rehearsal rehearsal, Spans spans) {
        return Stream.iterate(0, i -> i + 1)
                .limit(rehearsal.history().size())
                .map(spans::of)
                .toList();
    }
}
