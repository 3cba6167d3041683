package org.industrymonitor.platform.rehearsal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;

/** The public holidays of China from January 2015 to May 2016, as announced by the State Council; days from 0. */
final class WorkCalendar {

    static final LocalDate FIRST = LocalDate.of(2015, 1, 1);

    /** Each with its first day and the first day after it; the longest ones are the Spring Festival and October. */
    private static final List<String> HOLIDAYS = List.of(
            "2015-01-01/2015-01-04",
            "2015-02-18/2015-02-25",
            "2015-04-04/2015-04-07",
            "2015-05-01/2015-05-04",
            "2015-06-20/2015-06-23",
            "2015-09-03/2015-09-06",
            "2015-09-26/2015-09-28",
            "2015-10-01/2015-10-08",
            "2016-01-01/2016-01-04",
            "2016-02-07/2016-02-14",
            "2016-04-02/2016-04-05",
            "2016-04-30/2016-05-03");

    private static final List<Integer> FESTIVALS = List.of(1, 9);
    private static final List<String> WORKED =
            List.of("2015-01-04", "2015-02-15", "2015-02-28", "2015-09-06", "2015-10-10", "2016-02-06", "2016-02-14");

    /** Days from, and up to but not with. */
    record Stretch(int from, int to) {}

    private final List<Stretch> holidays = HOLIDAYS.stream()
            .map(text -> text.split("/"))
            .map(ends -> new Stretch(day(ends[0]), day(ends[1])))
            .toList();
    private final Set<Integer> off = new HashSet<>();
    private final Set<Integer> worked = new HashSet<>();

    WorkCalendar() {
        holidays.forEach(holiday -> {
            for (int day = holiday.from(); day < holiday.to(); day++) {
                off.add(day);
            }
        });
        WORKED.forEach(day -> worked.add(day(day)));
    }

    boolean isHoliday(int day) {
        return off.contains(day);
    }

    /** 6 on a Saturday and 7 on a Sunday that are not worked, 1 on a day that is. */
    int weekday(int day) {
        int weekday = FIRST.plusDays(day).getDayOfWeek().getValue();
        return worked.contains(day) ? 1 : weekday;
    }

    /** The Spring Festivals. */
    List<Stretch> festivals() {
        return FESTIVALS.stream().map(holidays::get).toList();
    }

    List<CalendarEntry> entries() {
        List<CalendarEntry> entries = new ArrayList<>();
        holidays.forEach(holiday -> entries.add(entry(holiday, CalendarKind.PUBLIC_HOLIDAY)));
        worked.stream()
                .sorted()
                .forEach(day -> entries.add(entry(new Stretch(day, day + 1), CalendarKind.MAKEUP_WORKDAY)));
        return entries;
    }

    private static CalendarEntry entry(Stretch stretch, CalendarKind kind) {
        return new CalendarEntry(
                CalendarEntry.EVERYONE,
                FIRST.plusDays(stretch.from()).atStartOfDay(ZoneOffset.UTC).toInstant(),
                FIRST.plusDays(stretch.to()).atStartOfDay(ZoneOffset.UTC).toInstant(),
                kind,
                "");
    }

    private static int day(String text) {
        return (int) (LocalDate.parse(text).toEpochDay() - FIRST.toEpochDay());
    }
}
