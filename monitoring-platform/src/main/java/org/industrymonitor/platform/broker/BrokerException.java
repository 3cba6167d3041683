package org.industrymonitor.platform.broker;

/** The embedded broker cannot start; the message is one line for a person, naming the port or directory at fault. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
