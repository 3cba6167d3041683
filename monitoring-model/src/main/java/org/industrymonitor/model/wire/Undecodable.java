package org.industrymonitor.model.wire;

/** Bytes that are not a message of the contract, or that say what no valid value can. */
public final class Undecodable extends RuntimeException {

    public Undecodable(String message, Throwable cause) {
        super(message, cause);
    }
}
