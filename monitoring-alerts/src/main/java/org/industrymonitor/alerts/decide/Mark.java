package org.industrymonitor.alerts.decide;

import java.time.Instant;
import java.util.Objects;
import org.industrymonitor.alerts.detect.Evidence;

/**
 * A reading that an alert rests on, kept so that a correction of it can be weighed.
 *
 * @param period label of its period
 * @param expected what was expected then
 * @param deviation one ordinary deviation then; positive
 * @param observed what is now known of it
 */
public record Mark(Instant period, double expected, double deviation, double observed) {

    public Mark {
        Objects.requireNonNull(period, "period");
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("deviation must be positive, is " + deviation);
        }
    }

    static Mark of(Instant period, Evidence evidence) {
        return new Mark(period, evidence.expected(), evidence.deviation(), evidence.observed());
    }

    Mark corrected(double value) {
        return new Mark(period, expected, deviation, value);
    }

    /** How much is missing, as a share of what was expected. */
    double depth() {
        return expected <= 0 ? 0 : Math.max(0, 1 - observed / expected);
    }

    double deviations() {
        return (expected - observed) / deviation;
    }
}
