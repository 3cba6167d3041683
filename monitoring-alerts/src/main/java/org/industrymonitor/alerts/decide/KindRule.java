package org.industrymonitor.alerts.decide;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * When a fall that is sure enough is news, for one kind of alert.
 *
 * @param enabled whether the kind is raised at all
 * @param depth least fall, as a share of what is expected
 * @param floor least fall in the unit of the series: yuan, or kgce
 * @param share least fall as a share of what the next wider region makes, by the weights of the registry; 0: any
 * @param persistence readings that must be low one after the other, with the one that raises it
 */
public record KindRule(boolean enabled, double depth, double floor, double share, int persistence) {

    /** Every fall of which a fiftieth or more of what is expected is missing. */
    public static final KindRule DEFAULT = new KindRule(true, 0.02, 0, 0, 1);

    public KindRule {
        if (!(depth >= 0 && depth <= 1)) {
            throw new IllegalArgumentException("depth must be in [0, 1], is " + depth);
        }
        if (!(floor >= 0)) {
            throw new IllegalArgumentException("floor must be at least 0, is " + floor);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in [0, 1], is " + share);
        }
        if (persistence < 1) {
            throw new IllegalArgumentException("persistence must be at least 1, is " + persistence);
        }
    }

    /**
     * Whether a fall of that depth and size is news after so many low readings.
     *
     * @param ofRegion share of the next wider region that the node is; one of which that is not known is not held back
     */
    boolean admits(double fallDepth, double fall, int lowReadings, Supplier<OptionalDouble> ofRegion) {
        return enabled
                && fallDepth >= depth
                && fall >= floor
                && lowReadings >= persistence
                && (share == 0 || fallDepth * ofRegion.get().orElse(1) >= share);
    }
}
