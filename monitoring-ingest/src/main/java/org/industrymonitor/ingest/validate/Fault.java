package org.industrymonitor.ingest.validate;

import org.industrymonitor.model.RefusalCode;

/** A rule that a raw reading breaks; cheap, since a body may break one on every line. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final RefusalCode code;

    Fault(String field, RefusalCode code, String message) {
        super(message, null, false, false);
        this.field = field;
        this.code = code;
    }

    String field() {
        return field;
    }

    RefusalCode code() {
        return code;
    }
}
