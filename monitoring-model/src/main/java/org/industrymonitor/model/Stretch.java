package org.industrymonitor.model;

import java.time.Instant;
import java.util.Objects;

/** A stretch of the calendar, labelled by its start. */
public record Stretch(StretchKind kind, Instant start) {

    public Stretch {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(start, "start");
    }

    @Override
    public String toString() {
        return kind + "|" + start;
    }
}
