package org.industrymonitor.platform.reconcile;

import java.util.Map;
import java.util.TreeMap;

/** How many figures of a series are expected, as a step function of the period's number. */
final class Expectation {
    /** Change of the number of figures expected, from the period of that number on. */
    private final TreeMap<Long, Long> changes = new TreeMap<>();

    /** One more figure for each period of {@code [from, to)}. */
    void add(long from, long to) {
        if (from < to) {
            changes.merge(from, 1L, Long::sum);
            changes.merge(to, -1L, Long::sum);
        }
    }

    /** How many are expected for all periods of {@code [from, to)} together. */
    long sum(long from, long to) {
        long sum = 0;
        long level = 0;
        long since = from;
        for (Map.Entry<Long, Long> change : changes.entrySet()) {
            if (change.getKey() >= to) {
                break;
            }
            if (change.getKey() > since) {
                sum += level * (change.getKey() - since);
                since = change.getKey();
            }
            level += change.getValue();
        }
        return sum + level * (to - since);
    }
}
