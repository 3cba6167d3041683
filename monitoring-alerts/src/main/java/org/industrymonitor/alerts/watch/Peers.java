package org.industrymonitor.alerts.watch;

import java.time.Instant;
import org.industrymonitor.alerts.detect.Setting.Movement;

/**
 * How the subjects of one kind move in the newest period: a histogram of their falls, so that what befalls many is not
 * told of each. Confined to one task.
 */
public final class Peers {

    private static final int BINS = 80;
    private static final double WIDTH = 0.05;
    private static final double LOW = 0.25;
    private static final int LEAST = 8;

    private final int[] counts = new int[BINS];
    private Instant period = Instant.MIN;
    private int total;

    /** Adds the fall of one of them; those of an earlier period are forgotten, and such that come later are ignored. */
    public void note(Instant start, double fall) {
        if (start.isAfter(period)) {
            period = start;
            java.util.Arrays.fill(counts, 0);
            total = 0;
        }
        if (start.equals(period)) {
            counts[bin(fall)]++;
            total++;
        }
    }

    /** How they move in that period; nothing is said of fewer than eight. */
    public Movement movement(Instant start) {
        if (!start.equals(period) || total < LEAST) {
            return Movement.NONE;
        }
        int low = 0;
        for (int i = bin(LOW); i < BINS; i++) {
            low += counts[i];
        }
        int passed = 0;
        int bin = 0;
        while (passed + counts[bin] <= total / 2) {
            passed += counts[bin++];
        }
        return new Movement((bin - BINS / 2 + 0.5) * WIDTH, (double) low / total);
    }

    private static int bin(double fall) {
        return Math.max(0, Math.min(BINS - 1, BINS / 2 + (int) Math.floor(fall / WIDTH)));
    }
}
