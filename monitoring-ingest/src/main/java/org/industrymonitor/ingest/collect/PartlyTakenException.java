package org.industrymonitor.ingest.collect;

import java.util.Objects;

/** A body broke off: what came before is acknowledged by Kafka, and sending all of it again is safe. */
public final class PartlyTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final BodyFault fault;
    private final transient Answer taken;

    PartlyTakenException(BodyFault fault, Answer taken, Throwable cause) {
        super(cause.getMessage(), cause);
        this.fault = Objects.requireNonNull(fault, "fault");
        this.taken = Objects.requireNonNull(taken, "taken");
    }

    public BodyFault fault() {
        return fault;
    }

    /** What became of the records before. */
    public Answer taken() {
        return taken;
    }
}
