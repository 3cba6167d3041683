package org.industrymonitor.alerts.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * When a receiver that failed is tried again: after a wait that doubles up to a longest one, less a random part, so that
 * receivers which went down together are not asked together. It is open, which means that the receiver counts as down,
 * from the third failure in a row until an attempt succeeds.
 */
final class Circuit {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int OPENS_AFTER = 3;

    private final Duration longest;
    private final DoubleSupplier random;
    private volatile int failures;
    private Instant nextTry = Instant.MIN;

    /**
     * @param longest wait between two attempts
     * @param random from [0, 1)
     */
    Circuit(Duration longest, DoubleSupplier random) {
        this.longest = longest;
        this.random = random;
    }

    /** Whether the next attempt is still to wait. */
    boolean isWaiting(Instant now) {
        return now.isBefore(nextTry);
    }

    /** Whether the receiver counts as down; from any thread. */
    boolean isOpen() {
        return failures >= OPENS_AFTER;
    }

    void failed(Instant now) {
        failures++;
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 30));
        Duration wait = doubled.compareTo(longest) <= 0 ? doubled : longest;
        nextTry = now.plusMillis(Math.round(wait.toMillis() * (1 - random.getAsDouble() / 2)));
    }

    void succeeded() {
        failures = 0;
        nextTry = Instant.MIN;
    }
}
