package org.industrymonitor.streams.statement;

import java.time.Instant;
import java.util.Arrays;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.Rollup;

/**
 * How far back statements are taken and kept, measured from the newest period of their enterprise. They are kept a year longer
 * than they are taken, since growth and the windows of one year earlier look back so far.
 *
 * @param days of periods within the day
 * @param longDays of days and months
 */
public record Retention(int days, int longDays) {

    /** The windows of one year earlier reach back to the first day of the year before. */
    private static final int YEARS_LOOKED_BACK = 2 * 366 + 1;

    private static final int DAYS_OF_A_YEAR = 366;
    private static final long ITEMS_OF_ONE_MEASURE = 16;
    private static final long LARGEST_OF_ALL = 1_000_000_000_000L * FixedPoint.ONE;

    private static final long[] LARGEST = Arrays.stream(PeriodLength.values())
            .mapToLong(length -> length == PeriodLength.P1M ? 12 : length.perDays(DAYS_OF_A_YEAR))
            .map(periods -> Math.min(Long.MAX_VALUE / periods / ITEMS_OF_ONE_MEASURE, LARGEST_OF_ALL))
            .toArray();
    private static final long OFFICIAL_ITEMS_OF_ONE_MEASURE = 4;

    /** Readings of other times are mistakes, whatever the door they came by. */
    private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();

    private static final long LATEST = Instant.parse("2900-01-01T00:00:00Z").getEpochSecond();

    /** Whether a period may start then. */
    static boolean isHistory(long startEpochSecond) {
        return startEpochSecond >= EARLIEST && startEpochSecond <= LATEST;
    }

    int days(PeriodLength length) {
        return length.isWithinDay() ? days : longDays;
    }

    /** Number of the first period of which readings are still taken. */
    long firstTaken(Rollup rollup, PeriodLength length) {
        return first(rollup, length, days(length));
    }

    /** Number of the first period whose statements are kept. */
    long firstKept(Rollup rollup, PeriodLength length) {
        return first(rollup, length, Math.max(days(length) + DAYS_OF_A_YEAR, YEARS_LOOKED_BACK));
    }

    private static long first(Rollup rollup, PeriodLength length, int days) {
        if (!rollup.isStated()) {
            return Long.MIN_VALUE;
        }
        if (length.isWithinDay()) {
            return rollup.grid().index(length, rollup.asOfSecond()) - length.perDays(days);
        }
        Instant earliest = Instant.ofEpochSecond(rollup.asOfSecond() - days * 86_400L);
        return rollup.grid().index(length, earliest);
    }

    /** Whether an official figure is so small that a year of months of it, of several items together, can be added up. */
    static boolean isAddable(long official) {
        long largest = Long.MAX_VALUE / 12 / OFFICIAL_ITEMS_OF_ONE_MEASURE;
        return official >= -largest && official <= largest;
    }

    /** Whether a figure is so small that a year of such periods can be added up. */
    static boolean isAddable(PeriodLength length, long figure) {
        long largest = largestFigure(length);
        return figure >= -largest && figure <= largest;
    }

    /** The largest figure of one period of which a year can be added up, several items together; fixed point. */
    private static long largestFigure(PeriodLength length) {
        return LARGEST[length.ordinal()];
    }
}
