package org.industrymonitor.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;
import org.junit.jupiter.api.Test;

class RollupTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<PeriodLength, TreeMap<Long, Long>> panes = new EnumMap<>(PeriodLength.class);
    private Rollup rollup = new Rollup(ZONE);

    private final PaneReader reader = (length, from, to, visitor) -> panes.getOrDefault(length, new TreeMap<>())
            .subMap(from, to)
            .values()
            .forEach(sum -> visitor.visit("output", sum, 1));

    private void state(PeriodLength length, long index, long sum) {
        PaneDelta delta = new PaneDelta();
        delta.state(0);
        Long before = panes.getOrDefault(length, new TreeMap<>()).get(index);
        delta.add("output", sum - (before == null ? 0 : before), before == null ? 1 : 0, 0);
        rollup.apply(length, index, delta, reader);
        panes.computeIfAbsent(length, l -> new TreeMap<>()).put(index, sum);
    }

    private List<SeriesTotal> totals(Window window) {
        List<SeriesTotal> totals = new ArrayList<>();
        rollup.visitWindow(
                window,
                (series, sum, reported, expected) -> totals.add(new SeriesTotal(series, sum, reported, expected)));
        return totals;
    }

    private long naive(Window window) {
        long sum = 0;
        for (Map.Entry<PeriodLength, TreeMap<Long, Long>> stratum : panes.entrySet()) {
            long end = rollup.grid().index(stratum.getKey(), rollup.asOf());
            int count = window.panes(stratum.getKey());
            sum += stratum.getValue().subMap(end - count, end).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        return sum;
    }

    @Test
    void agreesWithSummingUpAfterAnySequenceOfReadings() {
        Random random = new Random(3);
        PeriodLength[] lengths = {PeriodLength.PT15M, PeriodLength.PT1H, PeriodLength.P1D};
        long now = Instant.parse("2020-04-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(100) == 0 ? random.nextInt(3_000_000) : random.nextInt(1800);
            PeriodLength length = lengths[random.nextInt(lengths.length)];
            long late = random.nextInt(10) == 0 ? random.nextInt(4_000_000) : random.nextInt(3600);
            state(length, rollup.grid().index(length, Instant.ofEpochSecond(now - late)), random.nextInt(100_000));
            if (i % 50 == 0) {
                for (Window window : Window.values()) {
                    assertThat(totals(window).stream()
                                    .mapToLong(SeriesTotal::sum)
                                    .sum())
                            .as("window %s after %d readings", window, i)
                            .isEqualTo(naive(window));
                }
            }
            if (i % 1000 == 0) {
                ByteWriter out = new ByteWriter(16);
                rollup.write(out);
                rollup = Rollup.read(new ByteReader(out.toBytes()));
            }
        }
    }

    @Test
    void countsWhatIsExpectedOfPeriodsNobodyReported() {
        PaneDelta step = new PaneDelta();
        step.add("output", 0, 0, 3);
        rollup.apply(PeriodLength.PT1H, 100, step, reader);
        PaneDelta back = new PaneDelta();
        back.add("output", 0, 0, -1);
        rollup.apply(PeriodLength.PT1H, 110, back, reader);
        state(PeriodLength.PT1H, 119, 7);

        assertThat(totals(Window.PT24H)).containsExactly(new SeriesTotal("output", 7, 1, 10 * 3 + 10 * 2));
        assertThat(expected(99)).isZero();
        assertThat(expected(109)).isEqualTo(3);
        assertThat(expected(110)).isEqualTo(2);
    }

    private long expected(long index) {
        List<Long> expected = new ArrayList<>();
        rollup.visitExpected(PeriodLength.PT1H, index, (series, count) -> expected.add(count));
        return expected.get(0);
    }

    @Test
    void throwsInsteadOfWrapping() {
        state(PeriodLength.PT1H, 0, Long.MAX_VALUE);
        assertThatThrownBy(() -> state(PeriodLength.PT1H, 1, 1)).isInstanceOf(ArithmeticException.class);
    }
}
