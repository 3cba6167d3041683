package org.industrymonitor.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.industrymonitor.model.PeriodLength;
import org.junit.jupiter.api.Test;

class PeriodMapTest {

    private record Key(PeriodLength length, long index, int kind) {}

    @Test
    void holdsWhatAMapOfPeriodsWouldInTheOrderOfArrival() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            PeriodMap<Integer> periods = new PeriodMap<>();
            Map<Key, Integer> expected = new LinkedHashMap<>();
            for (int i = 0; i < 400; i++) {
                Key key = key(random);
                int number = i;
                int value = expected.computeIfAbsent(key, k -> number);
                assertThat(periods.of(key.length(), key.index(), key.kind(), () -> number))
                        .isEqualTo(value);
            }
            assertThat(entries(periods)).containsExactlyElementsOf(List.copyOf(expected.entrySet()));
            expected.forEach((key, value) -> assertThat(periods.find(key.length(), key.index(), key.kind()))
                    .isEqualTo(value));
        }
    }

    @Test
    void hasNothingOfAPeriodThatNobodyAskedFor() {
        PeriodMap<String> periods = new PeriodMap<>();
        periods.of(PeriodLength.PT1H, 5, 0, () -> "five");

        assertThat(periods.find(PeriodLength.PT1H, 5, 1)).isNull();
        assertThat(periods.find(PeriodLength.PT1M, 5, 0)).isNull();
        assertThat(periods.find(PeriodLength.PT1H, 6, 0)).isNull();
    }

    private static Key key(Random random) {
        PeriodLength[] lengths = PeriodLength.values();
        long index = switch (random.nextInt(4)) {
            case 0 -> Long.MIN_VALUE / 4;
            case 1 -> Long.MAX_VALUE / 4;
            case 2 -> random.nextInt(100);
            default -> 26_000_000L + random.nextInt(100);
        };
        return new Key(lengths[random.nextInt(lengths.length)], index, random.nextInt(8));
    }

    private static List<Map.Entry<Key, Integer>> entries(PeriodMap<Integer> periods) {
        List<Map.Entry<Key, Integer>> entries = new ArrayList<>();
        for (int entry = 0; entry < periods.size(); entry++) {
            Key key = new Key(periods.length(entry), periods.index(entry), periods.kind(entry));
            entries.add(Map.entry(key, periods.value(entry)));
        }
        return entries;
    }
}
