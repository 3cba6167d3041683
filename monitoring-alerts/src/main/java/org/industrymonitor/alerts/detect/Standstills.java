package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;

/** When a series has stood still, and for what share of its time. */
final class Standstills {

    /** Blocks for which a standstill is not forgotten. */
    private static final long UNFORGOTTEN = 14;
    /** Blocks that the share is of. */
    private static final double SHARED = 26;

    private double share;
    private int run;
    /** Block of the last reading that stood still. */
    private long last = Long.MIN_VALUE;
    /** The same before the standstill that has just begun, which does not make itself usual. */
    private long before = Long.MIN_VALUE;

    /** Share of its time that it stands still. */
    double share() {
        return share;
    }

    /** Successive readings at the end that stood still. */
    int run() {
        return run;
    }

    /**
     * Whether none is remembered.
     *
     * @param onset readings for which a standstill has just begun
     */
    boolean isUnknown(long block, int onset) {
        boolean begun = run > 0 && run <= onset;
        long known = begun ? before : last;
        return known == Long.MIN_VALUE || block - known > UNFORGOTTEN;
    }

    /**
     * Learns from a reading.
     *
     * @param seen how many were learned from before
     * @param perBlock readings in a block
     */
    void learn(boolean idle, long block, long seen, int perBlock) {
        share += ((idle ? 1 : 0) - share) / Math.min(seen + run + 1, SHARED * perBlock);
        before = run == 0 ? last : before;
        run = idle ? run + 1 : 0;
        last = idle ? block : last;
    }

    /** Remembers one that raised an alert. */
    void recall(long block, long seen, int perBlock) {
        pass(block);
        share += (1 - share) / Math.min(seen + 1, SHARED * perBlock);
    }

    /** Remembers one that is told, and not learned from. */
    void pass(long block) {
        last = block;
        before = block;
    }

    void write(ByteBuffer out) {
        out.putDouble(share).putInt(run).putLong(last).putLong(before);
    }

    void read(ByteBuffer in) {
        share = in.getDouble();
        run = in.getInt();
        last = in.getLong();
        before = in.getLong();
    }
}
