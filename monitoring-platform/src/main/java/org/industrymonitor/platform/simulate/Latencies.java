package org.industrymonitor.platform.simulate;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.industrymonitor.platform.simulate.SimulationReport.Quantiles;

/** How long something took, time after time: of the last interval, and of all that counts.  One thread records. */
final class Latencies {
    private static final long LONGEST_MILLIS = 3_600_000;
    private static final int DIGITS = 3;

    private final Recorder interval = new Recorder(LONGEST_MILLIS, DIGITS);
    private final Recorder counted = new Recorder(LONGEST_MILLIS, DIGITS);
    private final Histogram total = new Histogram(LONGEST_MILLIS, DIGITS);

    /** @param counts whether it is part of the total */
    void add(long millis, boolean counts) {
        long within = Math.max(0, Math.min(LONGEST_MILLIS, millis));
        interval.recordValue(within);
        if (counts) {
            counted.recordValue(within);
        }
    }

    /** Of what came since the last call. */
    Quantiles takeInterval() {
        return quantiles(interval.getIntervalHistogram());
    }

    /** Of all that counts. */
    synchronized Quantiles total() {
        total.add(counted.getIntervalHistogram());
        return quantiles(total);
    }

    private static Quantiles quantiles(Histogram of) {
        return of.getTotalCount() == 0
                ? new Quantiles(0, 0, 0, 0)
                : new Quantiles(
                        of.getTotalCount(), of.getValueAtPercentile(50), of.getValueAtPercentile(99), of.getMaxValue());
    }
}
