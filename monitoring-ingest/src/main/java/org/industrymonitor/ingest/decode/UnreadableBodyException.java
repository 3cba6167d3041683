package org.industrymonitor.ingest.decode;

/** A body no record of which can be told; nothing of it is taken. */
public final class UnreadableBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final byte[] head;

    UnreadableBodyException(String message) {
        this(message, null, new byte[0]);
    }

    UnreadableBodyException(String message, Throwable cause) {
        this(message, cause, new byte[0]);
    }

    private UnreadableBodyException(String message, Throwable cause, byte[] head) {
        super(message, cause);
        this.head = head;
    }

    /** This, of a body that starts so. */
    UnreadableBodyException startingWith(byte[] bytes) {
        return new UnreadableBodyException(getMessage(), getCause(), bytes);
    }

    /** The start of the body. */
    public Slice head() {
        return Slice.of(head);
    }
}
