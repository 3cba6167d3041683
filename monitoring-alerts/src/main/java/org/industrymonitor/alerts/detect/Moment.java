package org.industrymonitor.alerts.detect;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.IntStream;
import org.industrymonitor.model.Period;

/**
 * A period, placed in the season of its node.
 *
 * @param period the period
 * @param slot where it is in the season
 * @param block the block of the season it is in
 * @param work of a month, how many more days from Monday to Friday it has than one as long on average: a logarithm
 */
public record Moment(Period period, int slot, long block, double work) {

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
        double work = season == Season.MONTHS ? work(YearMonth.from(start)) : 0;
        return new Moment(period, season.slot(start, workday), season.block(start), work);
    }

    private static double work(YearMonth month) {
        int days = month.lengthOfMonth();
        long worked = IntStream.rangeClosed(1, days)
                .filter(day -> month.atDay(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .count();
        return Math.log(worked / (days * 5.0 / 7));
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
