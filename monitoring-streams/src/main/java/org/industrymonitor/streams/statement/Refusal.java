package org.industrymonitor.streams.statement;

import org.industrymonitor.model.RefusalCode;

/** Why a reading cannot be taken. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    Refusal(RefusalCode code, String message) {
        super(message);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }
}
