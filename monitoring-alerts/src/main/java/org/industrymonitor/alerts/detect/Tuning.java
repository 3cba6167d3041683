package org.industrymonitor.alerts.detect;

/**
 * What the arithmetic takes for granted: one set of figures for every node and every length of period.
 *
 * @param scaleFloor least ordinary deviation, as a share of what is expected
 * @param spreadWeight how many mean absolute deviations are one ordinary deviation
 * @param deepest deviations beyond which a fall is not deeper
 * @param low deviations from which a reading is low at all
 * @param informative share of its peak that a series must be expected above for a fall to be seen
 * @param running share of its peak that a series must be expected above to be called stopped
 * @param material least fall that is news, as a share of what is expected
 * @param back fall up to which a series is back after a holiday or a plan, as a share of what is expected
 * @param budget alerts wished for in a thousand subject-days: the dial of sensitivity
 */
public record Tuning(
        double scaleFloor,
        double spreadWeight,
        double deepest,
        double low,
        double informative,
        double running,
        double material,
        double back,
        double budget) {

    /** One false alarm in a thousand subject-days. */
    public static final Tuning DEFAULT = new Tuning(0.02, 1.5, 20, 1, 0.1, 0.3, 0.02, 0.25, 1);

    public Tuning {
        if (!(budget > 0 && budget <= 1000)) {
            throw new IllegalArgumentException("budget must be in (0, 1000], is " + budget);
        }
    }

    /** This with another dial. */
    public Tuning withBudget(double wished) {
        return new Tuning(scaleFloor, spreadWeight, deepest, low, informative, running, material, back, wished);
    }
}
