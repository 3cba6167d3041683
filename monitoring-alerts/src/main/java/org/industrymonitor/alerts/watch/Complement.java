package org.industrymonitor.alerts.watch;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How many of the figures expected of a node usually come, so that one plant that never reports does not keep its
 * county from being judged, and a fall in reporting is not taken for a fall in output.
 */
final class Complement {

    private static final int REMEMBERED = 8;
    private static final double TOLERATED = 0.1;
    private static final double SAME = 0.05;

    private final long[] counts = new long[REMEMBERED];
    private long openStart = Long.MIN_VALUE;
    private long openCount;
    private long composition;

    /** Notes that so many figures are in for the period that starts then. */
    void note(long start, long reported) {
        if (start > openStart) {
            if (openStart != Long.MIN_VALUE) {
                System.arraycopy(counts, 0, counts, 1, REMEMBERED - 1);
                counts[0] = openCount;
            }
            openStart = start;
            openCount = reported;
        } else if (start == openStart) {
            openCount = Math.max(openCount, reported);
        }
    }

    /** Whether all is in that can be waited for. */
    boolean isReached(long reported, long expected) {
        if (reported >= expected) {
            return true;
        }
        long usual = Arrays.stream(counts).max().orElse(0);
        return reported > 0 && reported >= usual && expected - reported <= Math.max(1, TOLERATED * expected);
    }

    /** Whether so many figures are the sum of other things than those judged before; remembers them. */
    boolean isRecomposed(long reported) {
        boolean recomposed = composition > 0 && Math.abs(reported - composition) > SAME * composition;
        if (recomposed || composition == 0) {
            composition = reported;
        }
        return recomposed;
    }

    void write(ByteBuffer out) {
        for (long count : counts) {
            out.putInt((int) count);
        }
        out.putLong(openStart).putInt((int) openCount).putInt((int) composition);
    }

    void read(ByteBuffer in) {
        for (int i = 0; i < REMEMBERED; i++) {
            counts[i] = in.getInt();
        }
        openStart = in.getLong();
        openCount = in.getInt();
        composition = in.getInt();
    }
}
