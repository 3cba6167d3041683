package org.industrymonitor.ingest.http;

import java.time.Duration;
import java.util.Optional;
import org.industrymonitor.ingest.auth.ThrottledException;
import org.industrymonitor.ingest.collect.BodyFault;

/** A request that is answered with an error before anything of it was taken. */
final class TurnedAway extends Exception {

    private static final long serialVersionUID = 1L;

    /** Seconds until it makes sense to send again. */
    private static final long SOON = 1;

    private final BodyFault fault;

    private final long retryAfter;

    TurnedAway(BodyFault fault, String message) {
        this(fault, message, null);
    }

    TurnedAway(BodyFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.retryAfter = SOON;
    }

    TurnedAway(ThrottledException throttled) {
        super(throttled.getMessage(), throttled);
        this.fault = BodyFault.THROTTLED;
        this.retryAfter = throttled.retryAfterSeconds();
    }

    BodyFault fault() {
        return fault;
    }

    /** Until it makes sense to send again; empty where only another request does. */
    Optional<Duration> retryAfter() {
        return switch (fault) {
            case OVERLOADED, THROTTLED, UNAVAILABLE -> Optional.of(Duration.ofSeconds(retryAfter));
            default -> Optional.empty();
        };
    }

    int status() {
        return status(fault);
    }

    static int status(BodyFault fault) {
        return switch (fault) {
            case UNREADABLE, BAD_FEED -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case TOO_SLOW -> 408;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case OVERLOADED, THROTTLED -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
