package org.industrymonitor.alerts.detect;

/**
 * What a series should be in a period, by its own history.
 *
 * @param value the expected value
 * @param rhythm what it would be by its rhythm alone, whatever its level of late
 * @param deviation one ordinary deviation from it; positive
 * @param informative whether a fall could be seen at all: not where nothing much is expected, nor before enough
 *     readings
 */
public record Expectation(double value, double rhythm, double deviation, boolean informative) {

    public Expectation {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("deviation must be positive, is " + deviation);
        }
    }
}
