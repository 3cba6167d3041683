package org.industrymonitor.streams.pane;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.industrymonitor.model.PeriodGrid;

/** The grid of a zone and its days: one for each zone, since all owners in it ask for the same days. */
public final class ZoneCalendar {

    private static final Map<ZoneId, ZoneCalendar> KNOWN = new ConcurrentHashMap<>();

    /** Days in which windows end at the same time, and more: they are made anew when needed. */
    private static final int MOST_DAYS = 64;

    private final PeriodGrid grid;
    private final Map<Long, CalendarDay> days = new ConcurrentHashMap<>();

    private ZoneCalendar(ZoneId zone) {
        this.grid = new PeriodGrid(zone);
    }

    public static ZoneCalendar of(ZoneId zone) {
        return KNOWN.computeIfAbsent(zone, ZoneCalendar::new);
    }

    public PeriodGrid grid() {
        return grid;
    }

    /** The day, or the end of the day, in which windows end that end then. */
    CalendarDay dayOf(long endEpochSecond) {
        Instant end = Instant.ofEpochSecond(endEpochSecond);
        LocalDate day = grid.lastDay(end);
        boolean over = end.equals(grid.midnight(day.plusDays(1)));
        if (days.size() > MOST_DAYS) {
            days.clear();
        }
        return days.computeIfAbsent(day.toEpochDay() * 2 + (over ? 1 : 0), key -> new CalendarDay(grid, end));
    }
}
