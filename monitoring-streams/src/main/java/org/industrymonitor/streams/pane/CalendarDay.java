package org.industrymonitor.streams.pane;

import java.time.Instant;
import java.time.LocalDate;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;

/**
 * A local day in which windows end, or the end of one: where those of the calendar start, now and one year earlier. The end is
 * apart from the day because its counterpart is: the end of a month is that of the month one year earlier.
 */
final class CalendarDay {

    private static final Window[] WINDOWS = Window.values();
    private static final PeriodLength[] LENGTHS = PeriodLength.values();

    private final PeriodGrid grid;
    private final long start;
    private final long end;
    private final boolean over;
    private final long earlierStart;
    private final long earlierEnd;

    /** Whether any point of the day stands for the end of the day one year earlier: the 29th of February, and ends. */
    private final boolean fixed;

    /** By period length and window: number of the first period in it. */
    private final long[][] first;

    private final long[][] earlierFirst;

    /** The day of the last second before the instant; or, if the instant is its end, that end. */
    CalendarDay(PeriodGrid grid, Instant windowEnd) {
        this.grid = grid;
        LocalDate day = grid.lastDay(windowEnd);
        start = grid.midnight(day).getEpochSecond();
        end = grid.midnight(day.plusDays(1)).getEpochSecond();
        over = windowEnd.getEpochSecond() == end;
        fixed = over || day.minusYears(1).getDayOfMonth() != day.getDayOfMonth();
        Instant earlier = grid.yearEarlier(windowEnd);
        LocalDate before = grid.lastDay(earlier);
        earlierStart = grid.midnight(before).getEpochSecond();
        earlierEnd = grid.midnight(before.plusDays(1)).getEpochSecond();
        first = first(windowEnd);
        earlierFirst = first(earlier);
    }

    private long[][] first(Instant windowEnd) {
        long[][] numbers = new long[LENGTHS.length][WINDOWS.length];
        for (PeriodLength length : LENGTHS) {
            for (Window window : WINDOWS) {
                if (!window.isRolling()) {
                    numbers[length.ordinal()][window.ordinal()] = grid.firstFrom(length, grid.start(window, windowEnd));
                }
            }
        }
        return numbers;
    }

    /** Whether this is the day, or the end of the day, in which windows end that end then. */
    boolean holds(long endEpochSecond) {
        return over ? endEpochSecond == end : endEpochSecond > start && endEpochSecond < end;
    }

    /** The end of the windows one year earlier: as {@link PeriodGrid#yearEarlier(Instant)} says. */
    long yearEarlier(long endEpochSecond) {
        return fixed ? earlierEnd : Math.min(earlierEnd, earlierStart + endEpochSecond - start);
    }

    /** Number of the first period of a window of the calendar. */
    long first(PeriodLength length, Window window, boolean earlier) {
        return (earlier ? earlierFirst : first)[length.ordinal()][window.ordinal()];
    }
}
