package org.industrymonitor.alerts.condition;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.industrymonitor.model.AlertEvidence.Band;
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
 * @param limit beyond which it is there, fixed point
 * @param words why, or why not; asked only when it is told
 * @param figures what else it was judged by
 */
record Sign(
        boolean holds,
        Ground ground,
        long observed,
        long expected,
        long limit,
        double score,
        Severity severity,
        Supplier<String> words,
        Supplier<List<Figure>> figures) {

    /** One figure that a condition is judged by, and what it is called. */
    record Figure(String name, double value) {}

    Sign {
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(figures, "figures");
    }

    /** What was seen, beside what is expected and as far as is ordinary. */
    Band band() {
        long width = Math.abs(Math.subtractExact(limit, expected));
        return new Band(observed, expected, Math.subtractExact(expected, width), Math.addExact(expected, width));
    }

    static long fixed(double quantity) {
        return Math.round(quantity * FixedPoint.ONE);
    }

    /** The colour of a departure, as a share of what there should be. */
    static Severity colour(double share) {
        return share >= 0.8 ? Severity.ORANGE : share >= 0.5 ? Severity.YELLOW : Severity.BLUE;
    }
}
