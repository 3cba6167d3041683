package org.industrymonitor.platform.feed;

/** A body was not taken as a whole; the message is one line for a person and names the address. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedException(String message) {
        super(message);
    }

    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
