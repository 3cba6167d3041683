package org.industrymonitor.alerts.condition;

import java.nio.ByteBuffer;

/** What a figure usually is, and how far it usually is from that: fading means. Mutable, confined to one task. */
final class Usual {

    /** Mean deviations in an ordinary one. */
    private static final double ORDINARY = 1.25;

    private double mean;
    private double deviation;
    private int count;

    boolean isKnown(int least) {
        return count >= least;
    }

    double mean() {
        return mean;
    }

    /** One ordinary deviation. */
    double deviation() {
        return ORDINARY * deviation;
    }

    /** Takes in a figure, as one of so many. */
    void learn(double figure, int memory) {
        count++;
        double weight = 1.0 / Math.min(count, memory);
        if (count > 1) {
            deviation += (Math.abs(figure - mean) - deviation) * Math.min(1, 1.0 / Math.min(count - 1, memory));
        }
        mean += (figure - mean) * weight;
    }

    /** Takes the figure as usual from now on. */
    void adopt(double figure) {
        mean = figure;
    }

    void write(ByteBuffer out) {
        out.putDouble(mean).putDouble(deviation).putInt(count);
    }

    void read(ByteBuffer in) {
        mean = in.getDouble();
        deviation = in.getDouble();
        count = in.getInt();
    }
}
