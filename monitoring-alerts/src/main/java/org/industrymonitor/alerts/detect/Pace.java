package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;

/**
 * The fall of a series over one stretch of time, short or long: a fading mean of its readings' falls, and what is
 * ordinary for that mean.
 */
final class Pace {

    /** Blocks of which the worst is remembered. */
    static final int BLOCKS = 14;

    private static final double LEAST = 0.05;

    private final Tails tails;
    private final Rings records;
    private final int row;
    private float memory;
    private float blockRecord;

    /**
     * @param tails how often means of each size have happened, of this stretch and of others
     * @param records the worst of each of the last blocks, likewise
     * @param row this one's in both
     */
    Pace(Tails tails, Rings records, int row) {
        this.tails = tails;
        this.records = records;
        this.row = row;
    }

    /** The mean with this reading. */
    double mean(double fall, double stretch) {
        return memory + (fall - memory) / stretch;
    }

    /** How rare such a mean is for the series, as {@link Tails#rarity}. */
    double rarity(double mean) {
        return tails.rarity(row, mean);
    }

    /** How far such a mean goes beyond the worst of the blocks remembered: a logarithm; negative when it does not. */
    double beyond(double mean) {
        double worst = Math.max(records.max(row), blockRecord);
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
        tails.add(row, mean, most);
        blockRecord = Math.max(blockRecord, (float) mean);
    }

    /** Remembers that such a mean happens, but not as the worst of an ordinary block. */
    void recall(double mean, double most) {
        tails.add(row, mean, most);
    }

    /** Begins another block. */
    void turn() {
        records.add(row, blockRecord);
        blockRecord = 0;
    }

    void settle() {
        memory = 0;
    }

    void write(ByteBuffer out) {
        out.putFloat(memory).putFloat(blockRecord);
        tails.write(row, out);
        records.write(row, out);
    }

    void read(ByteBuffer in) {
        memory = in.getFloat();
        blockRecord = in.getFloat();
        tails.read(row, in);
        records.read(row, in);
    }
}
