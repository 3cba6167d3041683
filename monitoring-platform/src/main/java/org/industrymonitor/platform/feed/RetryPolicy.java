package org.industrymonitor.platform.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and when to try again: exponential backoff with full jitter (each pause is drawn from zero to a bound that
 * doubles), so that feeds that failed together do not come back together.
 *
 * @param attempts in all, at least 1
 * @param first bound of the first pause
 * @param longest bound of any pause
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    /** About two minutes: long enough for a broker or an ingest to be restarted. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(20, Duration.ofMillis(100), Duration.ofSeconds(10));

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, is " + attempts);
        }
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("longest must be at least first " + first + ", is " + longest);
        }
    }

    /** The pause after a failed attempt, counted from 1. */
    Duration pause(int attempt, RandomGenerator random) {
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 30));
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
