package org.industrymonitor.streams.statement;

/** Why a reading cannot be taken. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A stable code. */
    String code() {
        return code;
    }
}
