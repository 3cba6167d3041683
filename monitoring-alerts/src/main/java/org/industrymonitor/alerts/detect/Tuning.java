package org.industrymonitor.alerts.detect;

/**
 * How sure the detector must be: one set of figures for every node and every length of period.
 *
 * @param scaleFloor least ordinary deviation, as a share of what is expected
 * @param spreadWeight how many mean absolute deviations are one ordinary deviation
 * @param deepest deviations beyond which a fall is not deeper
 * @param drift deviations that each period takes off the accumulated fall
 * @param fast deviations below the expectation that are news when they last
 * @param slow accumulated deviations that are news
 * @param beyond factor by which the worst of the blocks remembered must be exceeded
 * @param youth how much more is asked while no block is remembered; fades as blocks are
 * @param habit how much of a fall that raised an alert is remembered as ordinary, in thresholds
 * @param low deviations from which a reading is low at all
 * @param idle share of own history near zero from which standing still is ordinary
 * @param neverBelow a series whose lows of the last blocks are all above this share of its peak does not stand still
 * @param still deviations from which the first reading near zero of such a series is news
 * @param informative share of its peak that a series must be expected above for a fall to be seen
 * @param running share of its peak that a series must be expected above to be called stopped
 * @param material least fall that is news, as a share of what is expected
 */
public record Tuning(
        double scaleFloor,
        double spreadWeight,
        double deepest,
        double drift,
        double fast,
        double slow,
        double beyond,
        double youth,
        double habit,
        double low,
        double idle,
        double neverBelow,
        double still,
        double informative,
        double running,
        double material) {

    /** Set on the half-hourly output of 202 power units, and checked on daily, hourly and monthly series. */
    public static final Tuning DEFAULT =
            new Tuning(0.05, 1.5, 20, 1.5, 5, 30, 1.25, 2, 3, 2, 0.05, 0.15, 12, 0.1, 0.3, 0.3);
}
