package org.industrymonitor.alerts.rules;

/**
 * When it is news that a node comes down bit by bit.
 *
 * @param depth least share of its level that is gone
 * @param total least cumulative sum, in ordinary deviations
 * @param recovered share below which it is over
 * @param longest weeks, or months, after which it is the new level
 */
public record DeclineRule(double depth, double total, double recovered, int longest) {

    /** A fifth down by a sum of twelve; over when less than a tenth is gone, or after a quarter of a year. */
    public static final DeclineRule DEFAULT = new DeclineRule(0.2, 12, 0.1, 13);

    public DeclineRule {
        if (!(depth > 0 && depth < 1) || !(recovered >= 0 && recovered < depth)) {
            throw new IllegalArgumentException(
                    "depth must be in (0, 1) and recovered in [0, depth), are " + depth + " and " + recovered);
        }
        if (!(total > 0) || longest < 1) {
            throw new IllegalArgumentException(
                    "total must be positive and longest at least 1, are " + total + " and " + longest);
        }
    }
}
