package org.industrymonitor.ingest.decode;

/** A body no record of which can be told; nothing of it is taken. */
public final class UnreadableBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableBodyException(String message) {
        super(message);
    }

    UnreadableBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
