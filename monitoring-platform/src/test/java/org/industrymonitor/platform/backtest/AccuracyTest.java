package org.industrymonitor.platform.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How right the shipped weights are on the sets that ship: docs/detection.md has the whole table. */
class AccuracyTest {

    @ParameterizedTest
    @CsvSource({
        "enterprise-sim, 1,    0.60",
        "enterprise-sim, 5,    0.81",
        "aemo,           1,    0.50",
        "aemo,           5,    0.72",
        "groups-monthly, 0.25, 0.90",
        "groups-monthly, 1,    0.90"
    })
    void tellsSoManyFallsWithinTheFalseAlertsAskedFor(String name, double budget, double recall) throws IOException {
        AccuracySet set = AccuracySet.shipped(name);

        Score score = set.score(set.alerts(budget));

        assertThat(score.recall().orElseThrow().doubleValue()).isGreaterThanOrEqualTo(recall);
        assertThat(score.falsePer1000Days().orElseThrow().doubleValue()).isLessThanOrEqualTo(1.3 * budget);
        assertThat(score.inCalendar()).isZero();
        assertThat(score.medianDelay().orElseThrow()).isLessThanOrEqualTo(1);
    }

    @Test
    void tellsTheSameEachTimeAndWhatTheClueWas() throws IOException {
        AccuracySet set = AccuracySet.shipped("groups-monthly");

        List<Raised> alerts = set.alerts(1);

        assertThat(set.alerts(1)).isEqualTo(alerts);
        assertThat(alerts)
                .allSatisfy(alert -> assertThat(alert.reason()).matches(".* expected \\(-\\d+ %\\) for .*: .+"));
    }
}
