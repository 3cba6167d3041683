package org.industrymonitor.ingest.decode;

import java.util.Objects;
import org.industrymonitor.model.RefusalCode;

/**
 * Why a record was refused.
 *
 * @param line of the body, from 1
 * @param slice the record's own bytes, or their start; only as long as the record is being handled
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

    static Refusal tooLarge(long line, Slice slice, int maxBytes, long bytes) {
        return new Refusal(
                line,
                slice,
                "",
                "",
                RefusalCode.TOO_LARGE,
                "record must have at most " + maxBytes + " bytes, has " + bytes);
    }

    /** This refusal without the record, to be kept after the body is gone. */
    public Refusal withoutRecord() {
        return new Refusal(line, Slice.NONE, subject, field, code, message);
    }
}
