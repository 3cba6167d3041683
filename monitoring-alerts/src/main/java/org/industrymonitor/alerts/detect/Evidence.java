package org.industrymonitor.alerts.detect;

/**
 * How a reading compares with its expectation.
 *
 * @param observed what was reported
 * @param expected what was expected
 * @param deviation one ordinary deviation; positive
 * @param deviations how many ordinary deviations the reading is below; negative above
 * @param sustained the least of the deviations over as many readings as a fall must last
 * @param accumulated the fall accumulated up to and with this reading, in deviations
 * @param certainty share of the nearest threshold that is reached: 1 and more is abnormal
 * @param informative whether the reading can tell a fall from the ordinary at all
 * @param standstill whether a series that should run does not
 */
public record Evidence(
        double observed,
        double expected,
        double deviation,
        double deviations,
        double sustained,
        double accumulated,
        double certainty,
        boolean informative,
        boolean standstill) {

    /** How much is missing, as a share of what was expected; 0 when nothing is. */
    public double depth() {
        return expected <= 0 ? 0 : Math.max(0, 1 - observed / expected);
    }

    /** What is missing; negative when there is more than expected. */
    public double fall() {
        return expected - observed;
    }
}
