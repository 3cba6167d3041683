package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;

/** How often falls of each size have happened to a series: a histogram on a logarithmic scale that fades with time. */
final class Tail {

    private static final int BINS = 20;
    private static final double SMALLEST = 0.02;
    private static final double WIDTH = Math.log(4 / SMALLEST) / BINS;
    private static final double UNSEEN = 0.3;

    private final float[] counts = new float[BINS];
    private float total;

    /** Remembers one reading, and forgets half of all beyond so many. */
    void add(double fall, double most) {
        total++;
        if (fall > SMALLEST) {
            counts[bin(fall)]++;
        }
        if (total > most) {
            total /= 2;
            for (int i = 0; i < BINS; i++) {
                counts[i] /= 2;
            }
        }
    }

    /** How rare a fall at least as deep is: the decimal logarithm of one in so many readings. */
    double rarity(double fall) {
        if (fall <= SMALLEST) {
            return 0;
        }
        double place = Math.min(BINS, Math.log(fall / SMALLEST) / WIDTH);
        int bin = Math.min(BINS - 1, (int) place);
        double above = counts[bin] * (1 - Math.min(1, place - bin));
        for (int i = bin + 1; i < BINS; i++) {
            above += counts[i];
        }
        return -Math.log10((above + UNSEEN) / (total + 1));
    }

    void write(ByteBuffer out) {
        out.putFloat(total);
        for (float count : counts) {
            out.putFloat(count);
        }
    }

    void read(ByteBuffer in) {
        total = in.getFloat();
        for (int i = 0; i < BINS; i++) {
            counts[i] = in.getFloat();
        }
    }

    private static int bin(double fall) {
        return Math.max(0, Math.min(BINS - 1, (int) (Math.log(fall / SMALLEST) / WIDTH)));
    }
}
