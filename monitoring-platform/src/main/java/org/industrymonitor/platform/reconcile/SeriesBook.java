package org.industrymonitor.platform.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.industrymonitor.model.SeriesTotal;

/** One series of one node and period length: its sums by the number of the period, and what is expected of it. */
final class SeriesBook {
    private static final int SUM = 0;
    private static final int REPORTED = 1;

    private final Map<Long, long[]> panes = new HashMap<>();
    private final Expectation expected = new Expectation();

    /** @param counts whether the figure is one that the registry expects */
    void add(long index, long value, boolean counts) {
        long[] pane = panes.computeIfAbsent(index, i -> new long[2]);
        pane[SUM] = Math.addExact(pane[SUM], value);
        pane[REPORTED] += counts ? 1 : 0;
    }

    /** One more figure is expected for each period of {@code [from, to)}. */
    void expect(long from, long to) {
        expected.add(from, to);
    }

    /** Numbers of the periods of which a figure is present. */
    Set<Long> present() {
        return panes.keySet();
    }

    /** The total of the periods {@code [from, to)}; overflow is an error. */
    SeriesTotal total(String series, long from, long to) {
        long sum = 0;
        long reported = 0;
        for (long index = from; index < to; index++) {
            long[] pane = panes.get(index);
            if (pane != null) {
                sum = Math.addExact(sum, pane[SUM]);
                reported += pane[REPORTED];
            }
        }
        return new SeriesTotal(series, sum, reported, expected.sum(from, to));
    }
}
