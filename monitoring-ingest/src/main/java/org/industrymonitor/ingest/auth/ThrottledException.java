package org.industrymonitor.ingest.auth;

import java.time.Duration;

/** A feed has sent more than its rate; nothing of the body was taken. */
public final class ThrottledException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    ThrottledException(Rate rate, Duration wait) {
        super("feed may send " + rate.perSecond() + " records a second; wait " + seconds(wait) + " s");
        this.wait = wait;
    }

    /** Whole seconds, at least 1, until the feed may send again. */
    public long retryAfterSeconds() {
        return seconds(wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
