package org.industrymonitor.alerts.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoarseTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "1, 1",
        "500, 500",
        "-1000, -1000",
        "1e-7, 0",
        "1e15, 8.787503e12",
        "1.0009765625, 1.001953125"
    })
    void roundsToTheNearest(float value, float rounded) {
        assertThat(Coarse.round(value)).isEqualTo(rounded);
    }

    @Test
    void isOffByAThousandthAtMostAndRoundsOnce() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            float value = (float) Math.exp(random.nextDouble() * 40 - 12) * (random.nextBoolean() ? 1 : -1);

            float rounded = Coarse.round(value);

            assertThat(rounded).isCloseTo(value, within(Math.abs(value) / 1000));
            assertThat(Coarse.round(rounded)).isEqualTo(rounded);
        }
    }
}
