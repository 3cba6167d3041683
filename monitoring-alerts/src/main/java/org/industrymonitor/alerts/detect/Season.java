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
    /** Lengths of the stretches: of the first in readings, of the others in hours, days or months. */
    private static final int[] HOURLY = {1, 2, 6, 24};

    private static final int[] DAILY = {1, 2, 4, 10};
    private static final int[] MONTHLY = {1, 2, 4, 8};

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
        return switch (this) {
            case HOURS -> perBlock(length);
            case WEEKDAYS -> 4;
            case MONTHS -> 24;
        };
    }

    /** How many readings a stretch of the number is: from 1, ever longer. */
    double stretch(int number, PeriodLength length) {
        int[] stretches = switch (this) {
            case HOURS -> HOURLY;
            case WEEKDAYS -> DAILY;
            case MONTHS -> MONTHLY;
        };
        double stretch = stretches[number - 1];
        return this == HOURS && number > 1 ? Math.max(1, stretch * 3600 / length.seconds()) : stretch;
    }

    /** How many readings a stretch is over which a series is compared with its rhythm: the first or the second. */
    double slowStretch(int number, PeriodLength length) {
        return switch (this) {
            case HOURS -> (number == 0 ? 0.5 : 2) * perBlock(length);
            case WEEKDAYS -> number == 0 ? 3 : 8;
            case MONTHS -> number == 0 ? 2 : 5;
        };
    }

    /** Over how many readings the expectation follows the level. */
    double leveling(int perBlock) {
        return switch (this) {
            case HOURS -> 2.0 * perBlock;
            case WEEKDAYS -> 10;
            case MONTHS -> 5;
        };
    }

    /** After how many readings far above its expectation a series has outgrown it. */
    int outgrown(int perBlock) {
        return this == HOURS ? perBlock + perBlock / 2 : 3;
    }

    /** How many readings a fall is new for: an eighth of a block. */
    int onset(PeriodLength length) {
        return Math.max(1, perBlock(length) / 8);
    }

    /** For how many readings a series may rest by its rhythm: a night and a morning, a weekend, a month. */
    int rest(int perBlock) {
        return switch (this) {
            case HOURS -> 3 * perBlock / 4;
            case WEEKDAYS -> 2;
            case MONTHS -> 1;
        };
    }

    /** How many days a period of the length stands for. */
    double days(PeriodLength length) {
        return switch (this) {
            case HOURS -> length.seconds() / 86_400.0;
            case WEEKDAYS -> 1;
            case MONTHS -> 30.4375;
        };
    }

    /** For how many days an alert makes the next one less of a surprise. */
    public double habitDays() {
        return switch (this) {
            case HOURS -> 7;
            case WEEKDAYS -> 91;
            case MONTHS -> 1188;
        };
    }

    /** For how many blocks falls are remembered. */
    int memory() {
        return switch (this) {
            case HOURS -> 90;
            case WEEKDAYS -> 52;
            case MONTHS -> 60;
        };
    }

    /** How many successive ordinary readings end an alert, at least. */
    public int recovery() {
        return this == HOURS ? 2 : 1;
    }

    /** The same of periods of a length: an hour of them, so that what flaps is one alert. */
    public int recovery(PeriodLength length) {
        return this == HOURS ? Math.max(recovery(), 3600 / length.seconds()) : recovery();
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
