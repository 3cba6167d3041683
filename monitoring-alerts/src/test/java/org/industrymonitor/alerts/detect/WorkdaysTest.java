package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkdaysTest {

    private final Workdays workdays = new Workdays();

    @ParameterizedTest
    @CsvSource({
        "2019-06-01, 20, 30", // begins and ends on a weekend
        "2019-07-01, 23, 31",
        "2015-02-01, 20, 28"
    })
    void countsTheDaysFromMondayToFriday(LocalDate month, int worked, int days) {
        assertThat(moment(month).work()).isCloseTo(Math.log(worked / (days * 5.0 / 7)), within(1e-12));
    }

    @Test
    void learnsHowMuchADayOfWorkIsWorth() {
        for (int i = 0; i < 120; i++) {
            double work = moment(LocalDate.of(2000, 1, 1).plusMonths(i)).work();
            workdays.learn(work, 0.7 * work - Math.log(workdays.factor(work)));
        }

        assertThat(Math.log(workdays.factor(-0.05))).isCloseTo(-0.7 * 0.05, within(0.005));
    }

    @Test
    void makesNothingOfASeriesThatDoesNotWorkByTheWeek() {
        for (int i = 0; i < 120; i++) {
            double work = moment(LocalDate.of(2000, 1, 1).plusMonths(i)).work();
            workdays.learn(work, (i % 3 - 1) * 0.02);
        }

        assertThat(Math.log(workdays.factor(-0.05))).isCloseTo(0, within(0.01));
    }

    private static Moment moment(LocalDate month) {
        return Moment.of(
                new Period(PeriodLength.P1M, month.atStartOfDay(ZoneOffset.UTC).toInstant()), ZoneOffset.UTC, true);
    }
}
