package org.industrymonitor.platform.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that the benchmark's own scorer, in Python, gives for the same alerts. */
class ScorerTest {

    @ParameterizedTest
    @CsvSource({
        "enterprise-sim, 1074, 0.1712, 0.1034, 6, 13.4003, 798, 184, 73, 0.0084, 0.0626",
        "aemo, 925, 0.4167, 0.1225, 22, 628.474, 530, 321, 0, 0.0, 0.0",
        "groups-monthly, 88, 0.1097, 0.2267, 2, 0.3771, 58, 13, 0, 0.1097, 0.1097"
    })
    void agreesWithTheScorerOfTheBenchmarkToTheLastDigit(
            String set,
            int alerts,
            BigDecimal recall,
            BigDecimal precision,
            long delay,
            BigDecimal falseRate,
            int falseAlerts,
            int ignored,
            int inCalendar,
            BigDecimal recallAt1,
            BigDecimal recallAt5)
            throws IOException {
        AccuracySet known = AccuracySet.shipped(set);

        Score score = known.score(everySixtySeventh(known.history()));

        assertThat(score.alerts()).isEqualTo(alerts);
        assertThat(score.recall()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(recall));
        assertThat(score.precision())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(precision));
        assertThat(score.medianDelay()).contains(delay);
        assertThat(score.falsePer1000Days())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(falseRate));
        assertThat(score.falseAlerts()).isEqualTo(falseAlerts);
        assertThat(score.ignored()).isEqualTo(ignored);
        assertThat(score.inCalendar()).isEqualTo(inCalendar);
        assertThat(score.recallAt1())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(recallAt1));
        assertThat(score.recallAt5())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(recallAt5));
    }

    /** An alert at every 67th figure, as sure as its number says. */
    static List<Raised> everySixtySeventh(History history) {
        List<Raised> alerts = new ArrayList<>();
        for (int i = 0; i < history.figures().size(); i += 67) {
            History.Figure figure = history.figures().get(i);
            String label = history.series().get(figure.series()).label(figure.start());
            double score = i * 31L % 1009 / 100.0;
            alerts.add(new Raised(figure.series(), label, Optional.empty(), "blue", score, "every 67th"));
        }
        return alerts;
    }
}
