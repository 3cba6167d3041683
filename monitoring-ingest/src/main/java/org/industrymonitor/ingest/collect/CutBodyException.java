package org.industrymonitor.ingest.collect;

import java.io.IOException;
import java.util.Objects;

/** The rest of a body is not to be had: a limit is reached, its compression is broken, or its sender is gone. */
public final class CutBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final BodyFault fault;

    public CutBodyException(BodyFault fault, String message) {
        this(fault, message, null);
    }

    public CutBodyException(BodyFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = Objects.requireNonNull(fault, "fault");
    }

    public BodyFault fault() {
        return fault;
    }
}
