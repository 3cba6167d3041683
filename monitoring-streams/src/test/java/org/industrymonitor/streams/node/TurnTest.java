package org.industrymonitor.streams.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnTest {

    private static final long START = 1_700_000_000_000L;

    private static Map<String, Long> take(Turn turn, long now) {
        Map<String, Long> taken = new LinkedHashMap<>();
        turn.take(now, taken::put);
        return taken;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNodeThatAlwaysWaitsIsTakenOnceInEachInterval(boolean atOnce) {
        Turn turn = atOnce ? Turn.atOnce(Duration.ofSeconds(1)) : Turn.afterwards(Duration.ofSeconds(1));
        Map<String, List<Long>> times = new HashMap<>();
        for (long now = START; now < START + 10_000; now += 50) {
            for (int n = 0; n < 20; n++) {
                turn.await("county:4101" + n, now, now);
            }
            long at = now;
            take(turn, now)
                    .keySet()
                    .forEach(node -> times.computeIfAbsent(node, absent -> new ArrayList<>())
                            .add(at));
        }
        assertThat(times).hasSize(20);
        if (atOnce) {
            assertThat(times.values()).allSatisfy(of -> assertThat(of.remove(0)).isEqualTo(START));
        }
        assertThat(times.values())
                .allSatisfy(of -> assertThat(of).hasSizeBetween(9, 10))
                .allSatisfy(of -> {
                    for (int i = 1; i < of.size(); i++) {
                        assertThat(of.get(i) - of.get(i - 1)).isEqualTo(1000);
                    }
                });
        Set<Long> phases = new HashSet<>();
        times.values().forEach(of -> phases.add(of.get(0) % 1000));
        assertThat(phases).as("not all of them at once").hasSizeGreaterThan(5);
    }

    @Test
    void aNodeThatWasNotTakenInTheIntervalThatRunsIsTakenAtOnce() {
        Turn turn = Turn.atOnce(Duration.ofSeconds(1));
        turn.await("city:4101", START + 20, START + 30);
        assertThat(take(turn, START + 30)).containsExactly(Map.entry("city:4101", START + 20));
        turn.await("city:4101", START + 40, START + 40);
        assertThat(take(turn, START + 40)).as("once in the interval").isEmpty();
        assertThat(turn.newest()).hasValue(START + 40);
        assertThat(take(turn, START + 1040)).containsExactly(Map.entry("city:4101", START + 40));
        assertThat(turn.newest()).isEmpty();
        assertThat(take(turn, START + 9000)).as("forgotten").isEmpty();
        turn.await("city:4101", START + 10, START + 9000);
        assertThat(take(turn, START + 9000)).containsExactly(Map.entry("city:4101", START + 10));
    }

    @Test
    void handsOverTheNewestTimeOfReceiptOnce() {
        Turn turn = Turn.afterwards(Duration.ofSeconds(1));
        turn.await("city:4101", START + 20, START + 30);
        turn.await("city:4101", START + 10, START + 30);
        assertThat(turn.newest()).hasValue(START + 20);
        assertThat(take(turn, START + 30)).isEmpty();
        assertThat(take(turn, START + 1030)).containsExactly(Map.entry("city:4101", START + 20));
        assertThat(turn.newest()).isEmpty();
        assertThat(take(turn, START + 9000)).isEmpty();
    }

    @Test
    void withoutAnIntervalNobodyWaits() {
        for (Turn turn : List.of(Turn.atOnce(Duration.ZERO), Turn.afterwards(Duration.ZERO))) {
            for (int time = 0; time < 2; time++) {
                turn.await("city:4101", START, START);
                assertThat(take(turn, START)).containsExactly(Map.entry("city:4101", START));
            }
        }
    }
}
