package org.industrymonitor.platform.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * How missing figures are imputed.
 *
 * @param maxPeriods in a row; 0 for none
 * @param grace how long after a period ends its figures are waited for
 */
public record Imputation(int maxPeriods, Duration grace) {

    public static final Imputation NONE = new Imputation(0, Duration.ZERO);

    /** After that, what the clock closes has been published. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    public Imputation {
        if (maxPeriods < 0) {
            throw new IllegalArgumentException("maxPeriods must be at least 0, is " + maxPeriods);
        }
    }

    /**
     * Which periods are no longer waited for at some time.
     *
     * @param surely those that end by then
     * @param perhaps those that end after that, but not after this: it depends on when it was last looked at the clock
     */
    record Closed(Instant surely, Instant perhaps) {
        static final Closed ALL = new Closed(Instant.MAX, Instant.MAX);
    }

    /** What is closed now. */
    Closed at(Instant now) {
        return new Closed(now.minus(grace).minus(SLACK), now.minus(grace));
    }
}
