package org.industrymonitor.platform.reconcile;

import java.util.Map;
import java.util.TreeMap;

/** How much is expected of a series in each period, as a step function of the period's number. */
final class Expectation {
    /** What is expected from the period of that number on, until the next. */
    private final TreeMap<Long, Long> levels = new TreeMap<>();

    /** So much more in each period of {@code [from, to)}. */
    void add(long from, long to, long amount) {
        if (from < to) {
            levels.putIfAbsent(from, at(from));
            levels.putIfAbsent(to, at(to));
            levels.subMap(from, to).replaceAll((start, level) -> level + amount);
        }
    }

    /** What is expected of all periods of {@code [from, to)} together. */
    long sum(long from, long to) {
        if (from >= to) {
            return 0;
        }
        long sum = 0;
        long level = at(from);
        long since = from;
        for (Map.Entry<Long, Long> step : levels.subMap(from, false, to, false).entrySet()) {
            sum = Math.addExact(sum, Math.multiplyExact(level, step.getKey() - since));
            since = step.getKey();
            level = step.getValue();
        }
        return Math.addExact(sum, Math.multiplyExact(level, to - since));
    }

    private long at(long index) {
        Map.Entry<Long, Long> step = levels.floorEntry(index);
        return step == null ? 0 : step.getValue();
    }
}
