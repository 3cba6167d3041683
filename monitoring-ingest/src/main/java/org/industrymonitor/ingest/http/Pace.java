package org.industrymonitor.ingest.http;

import java.time.Duration;

/**
 * How slowly a body may come.
 *
 * @param bytesPerSecond least mean rate over the time spent waiting for the sender; 0 for any
 * @param grace waiting that costs nothing
 */
record Pace(long bytesPerSecond, Duration grace) {

    static Pace of(long bytesPerSecond) {
        return new Pace(bytesPerSecond, Duration.ofSeconds(5));
    }

    /** Whether so many bytes in so much waiting are too few. */
    boolean isMissedBy(long bytes, long waitedNanos) {
        long charged = waitedNanos - grace.toNanos();
        return charged > 0 && bytes < bytesPerSecond * (charged / 1e9);
    }
}
