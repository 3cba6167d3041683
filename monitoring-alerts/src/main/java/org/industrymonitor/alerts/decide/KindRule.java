package org.industrymonitor.alerts.decide;

/**
 * When a fall that is sure enough is news, for one kind of alert.
 *
 * @param enabled whether the kind is raised at all
 * @param depth least fall, as a share of what is expected
 * @param floor least fall in the unit of the series: yuan, or kgce
 * @param persistence readings that must be low one after the other, with the one that raises it
 */
public record KindRule(boolean enabled, double depth, double floor, int persistence) {

    /** Every fall of which a fiftieth or more of what is expected is missing. */
    public static final KindRule DEFAULT = new KindRule(true, 0.02, 0, 1);

    public KindRule {
        if (!(depth >= 0 && depth <= 1)) {
            throw new IllegalArgumentException("depth must be in [0, 1], is " + depth);
        }
        if (!(floor >= 0)) {
            throw new IllegalArgumentException("floor must be at least 0, is " + floor);
        }
        if (persistence < 1) {
            throw new IllegalArgumentException("persistence must be at least 1, is " + persistence);
        }
    }

    /** Whether a fall of that depth and size is news after so many low readings. */
    boolean admits(double fallDepth, double fall, int lowReadings) {
        return enabled && fallDepth >= depth && fall >= floor && lowReadings >= persistence;
    }
}
