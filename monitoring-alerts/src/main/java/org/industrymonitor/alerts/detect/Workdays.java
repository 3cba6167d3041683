package org.industrymonitor.alerts.detect;

import java.nio.ByteBuffer;

/**
 * How much more a series makes in a month that has more days of work: by a regression of what is left, on the logarithm
 * of their number over the number that such a month has on the long average. Official statistics adjust for the same
 * (Eurostat, ESS guidelines on seasonal adjustment, 2015, section 2).
 */
final class Workdays {

    /** What must be known to believe half of what the figures say. */
    private static final double DOUBT = 0.01;

    private static final double MOST = 1.2;
    private static final double CLIP = 0.15;

    private double products;
    private double squares;

    /** By which a month with this much more work is above an ordinary one. */
    double factor(double work) {
        return Math.exp(elasticity() * work);
    }

    /** Learns from how far a month, of which that factor is expected, is above what was expected: a logarithm. */
    void learn(double work, double above) {
        // A month with a week of holidays may well be as much below.
        double clip = Math.max(CLIP, MOST * Math.abs(work));
        double left = Math.max(-clip, Math.min(clip, above + elasticity() * work));
        products += left * work;
        squares += work * work;
    }

    private double elasticity() {
        return Math.max(0, Math.min(MOST, products / (squares + DOUBT)));
    }

    void write(ByteBuffer out) {
        out.putDouble(products).putDouble(squares);
    }

    void read(ByteBuffer in) {
        products = in.getDouble();
        squares = in.getDouble();
    }
}
