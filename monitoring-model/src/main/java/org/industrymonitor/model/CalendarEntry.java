package org.industrymonitor.model;

import java.time.Instant;
import java.util.Objects;

/**
 * Something known beforehand, in [start, end).
 *
 * @param scope {@code *} for all, an enterprise id, or the text of a {@link NodeId}
 */
public record CalendarEntry(String scope, Instant start, Instant end, CalendarKind kind, String note) {

    /** The scope of what concerns everyone. */
    public static final String EVERYONE = "*";

    public CalendarEntry {
        Check.id("scope", scope);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(note, "note");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("end must be after start " + start + ", is " + end);
        }
    }

    /** Its record key. */
    public String key() {
        return scope + "|" + kind.word() + "|" + start;
    }

    public boolean isInForce(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}
