package org.industrymonitor.platform.simulate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A period of the simulation, with all that the shape asks of time; worked out once for all enterprises.
 *
 * @param slot number of the period, the first is 0
 * @param day number of the local day, as in {@link java.time.LocalDate#toEpochDay}
 * @param minute of the local day in which the period starts
 */
record Moment(long slot, Instant start, long day, int minute, DayOfWeek weekday, boolean holiday) {

    static Moment of(long slot, Instant start, ZoneId zone) {
        ZonedDateTime local = start.atZone(zone);
        return new Moment(
                slot,
                start,
                local.toLocalDate().toEpochDay(),
                local.getHour() * 60 + local.getMinute(),
                local.getDayOfWeek(),
                Holidays.holds(local.toLocalDate()));
    }

    /** Minutes since local time began, for stretches that pass midnight. */
    long minutes() {
        return day * 1440 + minute;
    }
}
