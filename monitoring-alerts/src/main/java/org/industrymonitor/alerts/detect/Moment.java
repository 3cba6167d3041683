package org.industrymonitor.alerts.detect;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.industrymonitor.model.Period;

/**
 * A period, placed in the season of its node.
 *
 * @param period the period
 * @param slot where it is in the season
 * @param block the block of the season it is in
 */
public record Moment(Period period, int slot, long block) {

    public Moment {
        Objects.requireNonNull(period, "period");
        int slots = Season.of(period.length()).slots();
        if (slot < 0 || slot >= slots) {
            throw new IllegalArgumentException("slot must be in [0, " + slots + "), is " + slot);
        }
    }

    /** The moment of a period in a zone, on a day on which people work or do not. */
    public static Moment of(Period period, ZoneId zone, boolean workday) {
        Season season = Season.of(period.length());
        LocalDateTime start = LocalDateTime.ofInstant(period.start(), zone);
        return new Moment(period, season.slot(start, workday), season.block(start));
    }

    public Instant start() {
        return period.start();
    }

    /** Whether an hour is one of a day on which people work. */
    boolean workday() {
        return slot < Season.HOURS.slots() / 2;
    }

    Season season() {
        return Season.of(period.length());
    }
}
