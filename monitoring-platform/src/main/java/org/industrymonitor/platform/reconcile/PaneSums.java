package org.industrymonitor.platform.reconcile;

import java.util.Set;
import java.util.TreeMap;

/** Figures by the number of their period, several side by side. */
final class PaneSums {
    private final int columns;
    private final TreeMap<Long, long[]> panes = new TreeMap<>();

    /** @param columns how many figures there are side by side */
    PaneSums(int columns) {
        this.columns = columns;
    }

    /** @throws ArithmeticException when a sum does not fit a long */
    void add(long index, long... figures) {
        add(panes.computeIfAbsent(index, i -> new long[columns]), figures);
    }

    /** Numbers of the periods to which something was added, in order. */
    Set<Long> indexes() {
        return panes.keySet();
    }

    /**
     * The sums over the periods {@code [from, to)}.
     *
     * @throws ArithmeticException when one does not fit a long
     */
    long[] sum(long from, long to) {
        long[] sums = new long[columns];
        if (from < to) {
            panes.subMap(from, to).values().forEach(figures -> add(sums, figures));
        }
        return sums;
    }

    private static void add(long[] sums, long[] figures) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], figures[i]);
        }
    }
}
