package org.industrymonitor.model;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something known beforehand, in [start, end).
 *
 * @param scope {@code *} for all, an enterprise id, or the text of a {@link NodeId}
 * @param note for people; of an order it may say what {@link #level} it allows
 */
public record CalendarEntry(String scope, Instant start, Instant end, CalendarKind kind, String note) {

    /** The scope of what concerns everyone. */
    public static final String EVERYONE = "*";

    private static final Pattern LEVEL = Pattern.compile("\\blevel\\s*=\\s*(\\d{1,3}(?:\\.\\d{1,4})?)\\s*([%％]?)");

    public CalendarEntry {
        Check.id("scope", scope);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(note, "note");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("end must be after start " + start + ", is " + end);
        }
    }

    /**
     * The level that an order allows, as a share of what is ordinary: {@code level=60%} or {@code level=0.6}, anywhere in the
     * note; empty when the note has none.
     */
    public OptionalDouble level() {
        Matcher level = LEVEL.matcher(note);
        if (!level.find()) {
            return OptionalDouble.empty();
        }
        double figure = Double.parseDouble(level.group(1));
        return OptionalDouble.of(level.group(2).isEmpty() ? figure : figure / 100);
    }

    /** Its record key. */
    public String key() {
        return scope + "|" + kind.word() + "|" + start;
    }

    public boolean isInForce(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}
