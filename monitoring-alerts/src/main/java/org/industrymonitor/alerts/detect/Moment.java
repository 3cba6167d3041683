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
 * @param work of a month, how many more days people work in it than in one as long on average: a logarithm; else 0
 */
public record Moment(Period period, int slot, long block, double work) {

    public Moment {
        Objects.requireNonNull(period, "period");
        int slots = Season.of(period.length()).slots();
        if (slot < 0 || slot >= slots) {
            throw new IllegalArgumentException("slot must be in [0, " + slots + "), is " + slot);
        }
    }

    /**
     * The moment of a period in a zone.
     *
     * @param workday whether people work on that day
     * @param work of a month, as above
     */
    public static Moment of(Period period, ZoneId zone, boolean workday, double work) {
        Season season = Season.of(period.length());
        LocalDateTime start = LocalDateTime.ofInstant(period.start(), zone);
        return new Moment(period, season.slot(start, workday), season.block(start), work);
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
