package org.industrymonitor.platform.simulate;

import java.time.Duration;

/**
 * How a plan is run.
 *
 * @param perSecond readings that are due in a second
 * @param length of event time from where the run starts
 * @param resume whether it goes on with what is registered and was sent before
 * @param p99Limit what the 99th percentile of the latencies may be
 */
public record Conditions(double perSecond, Duration length, boolean resume, Duration p99Limit) {

    /** @throws IllegalArgumentException naming what is out of its bounds */
    public Conditions {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("rate must be above 0, is " + perSecond);
        }
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("for must be above 0, is " + length);
        }
    }
}
