package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTest {

    /** At odds of 0 a quiet series is wrong once in 10,000 days, a restless one once in 100. */
    private final Scales scales = new Scales(new TreeMap<>(Map.of(-4.0, scale(4), -2.0, scale(2))));

    @ParameterizedTest
    @CsvSource({
        // odds, noise, score
        "0, -4, 4",
        "0, -2, 2",
        "0, -3, 3",
        "0, -9, 4",
        "0,  0, 2",
        "2, -3, 4",
        "1, -4, 4.5"
    })
    void promisesEachSeriesTheRateOfThoseLikeIt(double odds, double noise, double score) {
        assertThat(scales.score(odds, noise)).isEqualTo(score);
    }

    @Test
    void refusesToMeanNothing() {
        assertThatThrownBy(() -> new Scales(new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scales must not be empty");
    }

    private static Scale scale(double atNought) {
        return new Scale(new TreeMap<>(Map.of(0.0, atNought, 2.0, atNought + 1)));
    }
}
