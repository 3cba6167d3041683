package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkdaysTest {

    private final Workdays workdays = new Workdays();

    @Test
    void learnsHowMuchADayOfWorkIsWorth() {
        for (int i = 0; i < 120; i++) {
            double work = work(YearMonth.of(2000, 1).plusMonths(i));
            workdays.learn(work, 0.7 * work - Math.log(workdays.factor(work)));
        }

        assertThat(Math.log(workdays.factor(-0.05))).isCloseTo(-0.7 * 0.05, within(0.005));
    }

    @Test
    void makesNothingOfASeriesThatDoesNotWorkByTheWeek() {
        for (int i = 0; i < 120; i++) {
            double work = work(YearMonth.of(2000, 1).plusMonths(i));
            workdays.learn(work, (i % 3 - 1) * 0.02);
        }

        assertThat(Math.log(workdays.factor(-0.05))).isCloseTo(0, within(0.01));
    }

    @Test
    void learnsFromMonthsWithAWeekOfHolidaysAtOnce() {
        for (int i = 0; i < 4; i++) {
            double work = i % 2 == 0 ? Math.log(15 / 20.0) : Math.log(22 / 22.1);
            workdays.learn(work, work - Math.log(workdays.factor(work)));
        }

        assertThat(Math.log(workdays.factor(-0.2))).isBetween(-0.2, -0.15);
    }

    private static double work(YearMonth month) {
        int days = month.lengthOfMonth();
        long worked = IntStream.rangeClosed(1, days)
                .filter(day -> month.atDay(day).getDayOfWeek().getValue() < 6)
                .count();
        return Math.log(worked / (days * 5.0 / 7));
    }
}
