package org.industrymonitor.platform.simulate;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;

/**
 * The public holidays of the province: New Year, eight days of the Spring Festival from the eve on, Labour Day and the
 * National Day week.  Of years without a known Spring Festival it is left out; weekend days worked in exchange always are.
 */
final class Holidays {
    private static final int FESTIVAL_DAYS = 8;

    /** The first day of the lunar year. */
    private static final Map<Integer, MonthDay> LUNAR_NEW_YEAR = Map.ofEntries(
            Map.entry(2020, MonthDay.of(1, 25)),
            Map.entry(2021, MonthDay.of(2, 12)),
            Map.entry(2022, MonthDay.of(2, 1)),
            Map.entry(2023, MonthDay.of(1, 22)),
            Map.entry(2024, MonthDay.of(2, 10)),
            Map.entry(2025, MonthDay.of(1, 29)),
            Map.entry(2026, MonthDay.of(2, 17)),
            Map.entry(2027, MonthDay.of(2, 6)),
            Map.entry(2028, MonthDay.of(1, 26)),
            Map.entry(2029, MonthDay.of(2, 13)),
            Map.entry(2030, MonthDay.of(2, 3)));

    private record Holiday(String name, LocalDate first, int days) {
        boolean holds(LocalDate day) {
            return !day.isBefore(first) && day.isBefore(first.plusDays(days));
        }
    }

    private Holidays() {}

    static boolean holds(LocalDate day) {
        return of(day.getYear()).stream().anyMatch(holiday -> holiday.holds(day));
    }

    /** Those of the year, for the calendar topic. */
    static List<CalendarEntry> entries(int year, ZoneId zone) {
        return of(year).stream()
                .map(holiday -> new CalendarEntry(
                        CalendarEntry.EVERYONE,
                        holiday.first().atStartOfDay(zone).toInstant(),
                        holiday.first()
                                .plusDays(holiday.days())
                                .atStartOfDay(zone)
                                .toInstant(),
                        CalendarKind.PUBLIC_HOLIDAY,
                        holiday.name()))
                .toList();
    }

    private static List<Holiday> of(int year) {
        List<Holiday> holidays = new ArrayList<>();
        holidays.add(new Holiday("New Year", LocalDate.of(year, 1, 1), 1));
        MonthDay festival = LUNAR_NEW_YEAR.get(year);
        if (festival != null) {
            holidays.add(new Holiday("Spring Festival", festival.atYear(year).minusDays(1), FESTIVAL_DAYS));
        }
        holidays.add(new Holiday("Labour Day", LocalDate.of(year, 5, 1), 5));
        holidays.add(new Holiday("National Day", LocalDate.of(year, 10, 1), 7));
        return holidays;
    }
}
