package org.industrymonitor.ingest.http;

import java.util.Map;
import org.industrymonitor.ingest.collect.BodyFault;

/** A request that is answered with an error before anything of it was taken. */
final class TurnedAway extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Map<BodyFault, Integer> STATUS = Map.of(
            BodyFault.UNREADABLE, 400,
            BodyFault.BAD_FEED, 400,
            BodyFault.TOO_LARGE, 413,
            BodyFault.UNSUPPORTED_TYPE, 415,
            BodyFault.OVERLOADED, 429,
            BodyFault.UNAVAILABLE, 503);

    private final BodyFault fault;

    TurnedAway(BodyFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    TurnedAway(BodyFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    BodyFault fault() {
        return fault;
    }

    int status() {
        return STATUS.get(fault);
    }
}
