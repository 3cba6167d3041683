package org.industrymonitor.alerts.condition;

import java.util.Objects;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Severity;

/**
 * What a condition sees in a period.
 *
 * @param holds whether it is there
 * @param ground by which it is judged
 * @param observed to be told, fixed point
 * @param expected likewise
 * @param score how far outside the ordinary, in ordinary deviations; 0 where a rule says it, and no history
 * @param severity if it is there
 * @param words why, or why not
 */
record Sign(boolean holds, Ground ground, long observed, long expected, double score, Severity severity, String words) {

    Sign {
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(severity, "severity");
        if (words.isBlank()) {
            throw new IllegalArgumentException("words must not be blank");
        }
    }

    static long fixed(double quantity) {
        return Math.round(quantity * FixedPoint.ONE);
    }

    /** The colour of a departure, as a share of what there should be. */
    static Severity colour(double share) {
        return share >= 0.8 ? Severity.ORANGE : share >= 0.5 ? Severity.YELLOW : Severity.BLUE;
    }
}
