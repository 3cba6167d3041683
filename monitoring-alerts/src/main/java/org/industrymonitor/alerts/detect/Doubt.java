package org.industrymonitor.alerts.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What it costs a series that operators have marked alerts of it false: its next ones need a higher score. Each mark asks for
 * one more in decimal logarithms, a false alarm ten times as rare, from the alert on; half of that is left 30 days later, and
 * so on. Counted in the time of the figures, so that a replay decides the same.
 *
 * @param marked labels of the periods that raised the alerts
 */
public record Doubt(List<Instant> marked) {

    /** No alert was marked. */
    public static final Doubt NONE = new Doubt(List.of());

    private static final double OF_A_MARK = 1;
    private static final double MOST = 3;
    private static final Duration HALF = Duration.ofDays(30);

    public Doubt {
        marked = List.copyOf(marked);
    }

    /** By how much a score has to be higher in the period that starts then, in decimal logarithms; at most 3. */
    public double at(Instant start) {
        double doubt = 0;
        for (Instant raised : marked) {
            if (raised.isBefore(start)) {
                double halves = (double) Duration.between(raised, start).toSeconds() / HALF.toSeconds();
                doubt += OF_A_MARK * Math.pow(0.5, halves);
            }
        }
        return Math.min(MOST, doubt);
    }

    /** The alerts wished for in a thousand subject-days of a series that is doubted so much, of a wish for all. */
    public static double budget(double wished, double doubt) {
        return doubt == 0 ? wished : wished * Math.pow(10, -doubt);
    }
}
