package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;

/**
 * The fall of a series over one stretch of time, short or long: a fading mean of its readings' falls, and what is
 * ordinary for that mean.
 */
final class Pace {

    private static final int BLOCKS = 14;
    private static final double LEAST = 0.05;

    private final Tail tail = new Tail();
    private final Ring records = Ring.coarse(BLOCKS);
    private float memory;
    private float blockRecord;

    /** The mean with this reading. */
    double mean(double fall, double stretch) {
        return memory + (fall - memory) / stretch;
    }

    /** How rare such a mean is for the series, as {@link Tail#rarity}. */
    double rarity(double mean) {
        return tail.rarity(mean);
    }

    /** How far such a mean goes beyond the worst of the blocks remembered: a logarithm; negative when it does not. */
    double beyond(double mean) {
        double worst = Math.max(records.max(), blockRecord);
        return Math.log((Math.max(0, mean) + LEAST) / (worst + LEAST));
    }

    /** The mean as tracked last. */
    double mean() {
        return memory;
    }

    void track(double mean) {
        memory = (float) mean;
    }

    void learn(double mean, double most) {
        tail.add(mean, most);
        blockRecord = Math.max(blockRecord, (float) mean);
    }

    /** Remembers that such a mean happens, but not as the worst of an ordinary block. */
    void recall(double mean, double most) {
        tail.add(mean, most);
    }

    /** Begins another block. */
    void turn() {
        records.add(blockRecord);
        blockRecord = 0;
    }

    void settle() {
        memory = 0;
    }

    void write(ByteBuffer out) {
        out.putFloat(memory).putFloat(blockRecord);
        tail.write(out);
        records.write(out);
    }

    void read(ByteBuffer in) {
        memory = in.getFloat();
        blockRecord = in.getFloat();
        tail.read(in);
        records.read(in);
    }
}
