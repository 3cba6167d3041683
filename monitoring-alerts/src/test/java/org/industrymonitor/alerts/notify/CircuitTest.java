package org.industrymonitor.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant NOW = Instant.parse("2024-06-10T00:00:00Z");

    @Test
    void doublesTheWaitUpToTheLongest() {
        assertThat(waits(new Circuit(Duration.ofSeconds(5), () -> 0), 6))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 5_000L, 5_000L);
    }

    @Test
    void takesUpToHalfOfTheWaitAwayByChance() {
        assertThat(waits(new Circuit(Duration.ofSeconds(5), () -> 0.5), 3)).containsExactly(375L, 750L, 1_500L);
    }

    @Test
    void doesNotOverflowInAMonthOfFailures() {
        Circuit circuit = new Circuit(Duration.ofSeconds(30), () -> 0);

        assertThat(waits(circuit, 100_000).get(99_999)).isEqualTo(30_000);
    }

    @Test
    void isOpenFromTheThirdFailureInARowUntilASuccess() {
        Circuit circuit = new Circuit(Duration.ofSeconds(5), () -> 0);
        circuit.failed(NOW);
        circuit.failed(NOW);
        assertThat(circuit.isOpen()).isFalse();

        circuit.failed(NOW);
        assertThat(circuit.isOpen()).isTrue();

        circuit.succeeded();
        assertThat(circuit.isOpen()).isFalse();
        assertThat(circuit.isWaiting(NOW)).isFalse();
        assertThat(waits(circuit, 1)).containsExactly(500L);
    }

    /** Milliseconds after each of so many failures until the next attempt. */
    private static List<Long> waits(Circuit circuit, int failures) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < failures; i++) {
            circuit.failed(NOW);
            waits.add(firstThatIsNotWaiting(circuit));
        }
        return waits;
    }

    private static long firstThatIsNotWaiting(Circuit circuit) {
        long low = 0;
        long high = 600_000;
        while (low < high) {
            long middle = (low + high) / 2;
            if (circuit.isWaiting(NOW.plusMillis(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
