package org.industrymonitor.model;

import java.util.Locale;
import java.util.Optional;

/** What is known beforehand of a stretch of time. */
public enum CalendarKind {
    PUBLIC_HOLIDAY,
    /** A weekend day that is worked. */
    MAKEUP_WORKDAY,
    /** An ordered limit of production. */
    CURB,
    PLANNED_OUTAGE,
    RESERVE_SHUTDOWN,
    DECLARED_OUTAGE,
    DECLARED_DERATING;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in the calendar file. */
    public String word() {
        return word;
    }

    /** Whether output below the ordinary is planned while it lasts. */
    public boolean isPlannedFall() {
        return this != PUBLIC_HOLIDAY && this != MAKEUP_WORKDAY;
    }

    public static Optional<CalendarKind> parse(String word) {
        for (CalendarKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
