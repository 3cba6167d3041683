package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import org.industrymonitor.model.CalendarKind;

/**
 * What the calendar plans for one node by name.
 *
 * @param kind of the plan
 * @param start label of its first moment
 * @param end label of the first moment after it
 * @param level share of what is ordinary that it allows; empty when it does not say
 * @param words the entry in words
 */
public record Plan(CalendarKind kind, Instant start, Instant end, OptionalDouble level, String words) {

    public Plan {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(words, "words");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("end must be after start " + start + ", is " + end);
        }
    }

    /** Whether it is in force at the moment. */
    public boolean isInForce(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    /** Whether it was over by the moment. */
    public boolean isOver(Instant at) {
        return !at.isBefore(end);
    }
}
