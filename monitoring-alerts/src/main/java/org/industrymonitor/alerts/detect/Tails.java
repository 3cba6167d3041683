package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;

/**
 * How often falls of each size have happened to a series, by each of several ways to measure them: histograms on a logarithmic
 * scale that fade with time, in {@linkplain Rings one array}.
 */
final class Tails {

    private static final int BINS = 20;
    private static final double SMALLEST = 0.02;
    private static final double WIDTH = Math.log(4 / SMALLEST) / BINS;
    private static final double UNSEEN = 0.3;

    private final float[] counts;
    private final float[] totals;

    Tails(int rows) {
        counts = new float[rows * BINS];
        totals = new float[rows];
    }

    /** Remembers one reading, and forgets half of all beyond so many. */
    void add(int row, double fall, double most) {
        int first = row * BINS;
        totals[row]++;
        if (fall > SMALLEST) {
            counts[first + bin(fall)]++;
        }
        if (totals[row] > most) {
            totals[row] /= 2;
            for (int i = first; i < first + BINS; i++) {
                counts[i] /= 2;
            }
        }
    }

    /** How rare a fall at least as deep is: the decimal logarithm of one in so many readings. */
    double rarity(int row, double fall) {
        if (fall <= SMALLEST) {
            return 0;
        }
        double place = Math.min(BINS, Math.log(fall / SMALLEST) / WIDTH);
        int bin = Math.min(BINS - 1, (int) place);
        int first = row * BINS;
        double above = counts[first + bin] * (1 - Math.min(1, place - bin));
        for (int i = first + bin + 1; i < first + BINS; i++) {
            above += counts[i];
        }
        return -Math.log10((above + UNSEEN) / (totals[row] + 1));
    }

    /** Which sizes have happened, and how often each of them: most never have, and most of the others a small number of times. */
    void write(int row, ByteBuffer out) {
        int first = row * BINS;
        int happened = 0;
        int exact = 0;
        for (int i = 0; i < BINS; i++) {
            float count = counts[first + i];
            if (count == 0) {
                exact |= 1 << i;
            } else {
                happened |= 1 << i;
                exact |= Coarse.round(count) == count ? 1 << i : 0;
            }
        }
        out.putFloat(totals[row]).putInt(happened).putInt(exact);
        for (int i = 0; i < BINS; i++) {
            if ((happened & exact & 1 << i) != 0) {
                out.putShort(Coarse.of(counts[first + i]));
            } else if ((happened & 1 << i) != 0) {
                out.putFloat(counts[first + i]);
            }
        }
    }

    void read(int row, ByteBuffer in) {
        int first = row * BINS;
        totals[row] = in.getFloat();
        int happened = in.getInt();
        int exact = in.getInt();
        for (int i = 0; i < BINS; i++) {
            if ((happened & 1 << i) == 0) {
                counts[first + i] = 0;
            } else {
                counts[first + i] = (exact & 1 << i) != 0 ? Coarse.value(in.getShort()) : in.getFloat();
            }
        }
    }

    private static int bin(double fall) {
        return Math.max(0, Math.min(BINS - 1, (int) (Math.log(fall / SMALLEST) / WIDTH)));
    }
}
