package org.industrymonitor.alerts.place;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A stretch of days off. */
record Rest(Instant start, Instant end) {

    private static final Duration LONG = Duration.ofDays(3);

    /** Lunar New Year is between 21 January and 20 February. */
    boolean isFestival(ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(start, zone);
        int inYear = day.getDayOfYear();
        return Duration.between(start, end).compareTo(LONG) >= 0 && inYear >= 18 && inYear <= 51;
    }

    /** How many days before it, or after it, the moment is. */
    double days(Instant at) {
        Duration away = at.isBefore(start)
                ? Duration.between(at, start)
                : at.isBefore(end) ? Duration.ZERO : Duration.between(end, at).plusDays(1);
        return away.getSeconds() / 86_400.0;
    }
}
