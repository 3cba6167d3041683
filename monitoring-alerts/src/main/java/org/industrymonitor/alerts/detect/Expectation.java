package org.industrymonitor.alerts.detect;

/**
 * What a series should be in a period, by its own history.
 *
 * @param value the expected value
 * @param deviation one ordinary deviation from it; positive
 * @param fast threshold of a fall that lasts, in deviations
 * @param slow threshold of the accumulated fall, in deviations
 * @param informative whether a fall could be seen at all: not where nothing much is expected, nor before enough
 *     readings
 * @param idles whether standing still is ordinary for the series
 * @param neverIdles whether the series has not stood still for as long as is remembered
 */
public record Expectation(
        double value,
        double deviation,
        double fast,
        double slow,
        boolean informative,
        boolean idles,
        boolean neverIdles) {

    public Expectation {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("deviation must be positive, is " + deviation);
        }
    }
}
