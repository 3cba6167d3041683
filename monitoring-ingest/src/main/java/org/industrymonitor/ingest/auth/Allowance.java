package org.industrymonitor.ingest.auth;

import java.time.Duration;

/**
 * A token bucket that may be overdrawn: a body that is let in is taken whole, and what it overdrew is waited for before the
 * next.  So nobody is turned away in the middle of a file.
 */
final class Allowance {

    private double left = Double.NaN;
    private long lastNanos;

    /** How long to wait until the next body; zero to come in now. */
    synchronized Duration wait(Rate rate, long nanos) {
        if (rate.perSecond() == 0) {
            return Duration.ZERO;
        }
        refill(rate, nanos);
        return left > 0 ? Duration.ZERO : Duration.ofNanos((long) (1e9 * (1 - left) / rate.perSecond()));
    }

    /** Takes so many records, whether there are any left or not. */
    synchronized void spend(long records) {
        left -= records;
    }

    private void refill(Rate rate, long nanos) {
        if (Double.isNaN(left)) {
            left = rate.burst();
        } else {
            left = Math.min(rate.burst(), left + (nanos - lastNanos) / 1e9 * rate.perSecond());
        }
        lastNanos = nanos;
    }
}
