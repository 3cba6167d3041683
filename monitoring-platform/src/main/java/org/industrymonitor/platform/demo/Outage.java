package org.industrymonitor.platform.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * A fall of a coal unit to a standstill, as found in the series by hand and by rule, independent of our detector.
 *
 * @param start label of the first half-hour of the fall
 * @param end exclusive
 */
record Outage(String unit, Instant start, Instant end) {

    Outage {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("end must be after start " + start + ", is " + end);
        }
    }

    Duration length() {
        return Duration.between(start, end);
    }
}
