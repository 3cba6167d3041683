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

    /** Which sizes have happened, and how often each of them: most never have, and most of the others a small number of times. */
    void write(ByteBuffer out) {
        int happened = 0;
        int exact = 0;
        for (int i = 0; i < BINS; i++) {
            if (counts[i] == 0) {
                exact |= 1 << i;
            } else {
                happened |= 1 << i;
                exact |= Coarse.round(counts[i]) == counts[i] ? 1 << i : 0;
            }
        }
        out.putFloat(total).putInt(happened).putInt(exact);
        for (int i = 0; i < BINS; i++) {
            if ((happened & exact & 1 << i) != 0) {
                out.putShort(Coarse.of(counts[i]));
            } else if ((happened & 1 << i) != 0) {
                out.putFloat(counts[i]);
            }
        }
    }

    void read(ByteBuffer in) {
        total = in.getFloat();
        int happened = in.getInt();
        int exact = in.getInt();
        for (int i = 0; i < BINS; i++) {
            if ((happened & 1 << i) == 0) {
                counts[i] = 0;
            } else {
                counts[i] = (exact & 1 << i) != 0 ? Coarse.value(in.getShort()) : in.getFloat();
            }
        }
    }

    private static int bin(double fall) {
        return Math.max(0, Math.min(BINS - 1, (int) (Math.log(fall / SMALLEST) / WIDTH)));
    }
}
