package org.industrymonitor.ingest.decode;

import java.util.Objects;
import org.industrymonitor.model.RefusalCode;

/**
 * Why a record was refused.
 *
 * @param line of the body, from 1
 * @param slice the record's own bytes
 * @param subject who it is about, empty if that could not be read
 * @param field the field at fault; empty where it is the record
 */
public record Refusal(long line, Slice slice, String subject, String field, RefusalCode code, String message) {

    public Refusal {
        Objects.requireNonNull(slice, "slice");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }
}
