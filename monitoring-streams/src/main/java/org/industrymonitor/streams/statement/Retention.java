package org.industrymonitor.streams.statement;

import java.time.Instant;
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
}
