package org.industrymonitor.model;

import java.util.Optional;

/** The length of a period, in ISO-8601 words. */
public enum PeriodLength {
    PT1M(60),
    PT5M(300),
    PT10M(600),
    PT15M(900),
    PT30M(1800),
    PT1H(3600),
    P1D(86_400),
    P1M(0);

    private final int seconds;

    PeriodLength(int seconds) {
        this.seconds = seconds;
    }

    /** Whether the period is a part of a day, of the same number of seconds always. */
    public boolean isWithinDay() {
        return this.compareTo(P1D) < 0;
    }

    /**
     * Seconds of a period within a day.
     *
     * @throws IllegalStateException for days and months, whose seconds vary
     */
    public int seconds() {
        if (!isWithinDay()) {
            throw new IllegalStateException(name() + " has no fixed number of seconds");
        }
        return seconds;
    }

    /** How many of these follow each other in {@code days} days; 0 for months. */
    public int perDays(int days) {
        return seconds == 0 ? 0 : days * 86_400 / seconds;
    }

    /** How many of these make up so many minutes; 0 where none fits. */
    int perMinutes(int minutes) {
        return seconds == 0 ? 0 : minutes * 60 / seconds;
    }

    /** The length of that ISO-8601 name; empty for any other. */
    public static Optional<PeriodLength> parse(String iso) {
        for (PeriodLength length : values()) {
            if (length.name().equals(iso)) {
                return Optional.of(length);
            }
        }
        return switch (iso) {
            case "PT60M" -> Optional.of(PT1H);
            case "PT24H" -> Optional.of(P1D);
            default -> Optional.empty();
        };
    }
}
