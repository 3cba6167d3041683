package org.industrymonitor.alerts.detect;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.industrymonitor.model.PeriodLength;

/**
 * The rhythm in which periods of a length repeat, cut into slots that are compared with each other only.
 *
 * <p>How much a series falls in its ordinary life is learned by blocks: the worst of a day, a week or a quarter is one
 * fact about the series.
 */
public enum Season {
    /** Periods within a day: the hour, on days of work and on days of rest. Blocks are days. */
    HOURS(48, 7),
    /** Days: the day of the week, and the holiday. Blocks are weeks. */
    WEEKDAYS(8, 3),
    /** Months of the year. Blocks are quarters. */
    MONTHS(12, 3);

    private static final int HOLIDAY = 7;
    private static final int MOST_PERSISTENCE = 10;

    private final int slots;
    private final int blocksToAdopt;

    Season(int slots, int blocksToAdopt) {
        this.slots = slots;
        this.blocksToAdopt = blocksToAdopt;
    }

    /** The season of periods of that length. */
    public static Season of(PeriodLength length) {
        return switch (length) {
            case P1D -> WEEKDAYS;
            case P1M -> MONTHS;
            default -> HOURS;
        };
    }

    /** Number of slots; slots are numbered from 0. */
    int slots() {
        return slots;
    }

    /** The slot of a period that starts at that local time, on a day on which people work or do not. */
    int slot(LocalDateTime start, boolean workday) {
        return switch (this) {
            case HOURS -> start.getHour() + (workday ? 0 : 24);
            case WEEKDAYS -> weekday(start.getDayOfWeek(), workday);
            case MONTHS -> start.getMonthValue() - 1;
        };
    }

    /** The slot most like that one, to borrow from while it has no history. */
    int alike(int slot) {
        return switch (this) {
            case HOURS -> (slot + 24) % 48;
            case WEEKDAYS ->
                switch (slot) {
                    case 5 -> 6;
                    case 6 -> 5;
                    case HOLIDAY -> 6;
                    default -> (slot + 1) % 5;
                };
            case MONTHS -> slot;
        };
    }

    /** The block that the local time is in; later blocks have higher numbers. */
    long block(LocalDateTime start) {
        LocalDate day = start.toLocalDate();
        return switch (this) {
            case HOURS -> day.toEpochDay();
            case WEEKDAYS -> Math.floorDiv(day.toEpochDay() + 3, 7L);
            case MONTHS -> day.getYear() * 4L + (day.getMonthValue() - 1) / 3;
        };
    }

    /** How many periods of the length are in a block. */
    int perBlock(PeriodLength length) {
        return switch (this) {
            case HOURS -> length.perDays(1);
            case WEEKDAYS -> 7;
            case MONTHS -> 3;
        };
    }

    /** How many readings must be learned before anything is judged. */
    int warmUp(PeriodLength length) {
        return this == MONTHS ? 24 : perBlock(length);
    }

    /** How many successive readings must be low before a partial fall is news: 90 minutes, or a single day or month. */
    int persistence(PeriodLength length) {
        return this == HOURS ? Math.max(2, Math.min(MOST_PERSISTENCE, 5400 / length.seconds())) : 1;
    }

    /** How many successive ordinary readings end an alert. */
    public int recovery() {
        return this == HOURS ? 2 : 1;
    }

    /** How many readings after an alert was raised its level is taken as the new ordinary. */
    public int adoption(PeriodLength length) {
        return blocksToAdopt * perBlock(length);
    }

    private static int weekday(DayOfWeek day, boolean workday) {
        boolean weekend = day.compareTo(DayOfWeek.SATURDAY) >= 0;
        if (weekend == workday) {
            // A Saturday that is worked is like a Friday; a Tuesday off is a holiday.
            return workday ? DayOfWeek.FRIDAY.ordinal() : HOLIDAY;
        }
        return day.ordinal();
    }
}
