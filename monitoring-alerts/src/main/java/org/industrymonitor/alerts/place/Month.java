package org.industrymonitor.alerts.place;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;

/** A month in a zone, and what of the calendar falls into it. */
record Month(YearMonth month, ZoneId zone) {

    /** Share of a month that must be off for it to be one in which nobody is expected to work. */
    private static final double OFF = 0.5;
    /** Share of a month that a planned fall must last to explain what the month lost. */
    private static final double PLANNED = 0.1;

    static Month at(Instant start, ZoneId zone) {
        return new Month(YearMonth.from(LocalDate.ofInstant(start, zone)), zone);
    }

    /** Whether the entry is what the month is about, and not some days of it: those are counted by {@link #work}. */
    boolean isOf(CalendarEntry entry) {
        return switch (entry.kind()) {
            case PUBLIC_HOLIDAY -> share(entry) >= OFF;
            case MAKEUP_WORKDAY -> false;
            default -> share(entry) >= PLANNED;
        };
    }

    /**
     * How many more days people work in it than in one as long on average, by weekdays, public holidays and days worked
     * instead: a logarithm. One that is off as a whole has the weekdays it has.
     */
    double work(List<Page.Line> lines) {
        List<CalendarEntry> some = lines.stream()
                .map(Page.Line::entry)
                .filter(entry -> !entry.kind().isPlannedFall() && share(entry) > 0 && share(entry) < OFF)
                .toList();
        int days = month.lengthOfMonth();
        long worked = IntStream.rangeClosed(1, days)
                .filter(day -> isWorked(month.atDay(day), some))
                .count();
        return Math.log(Math.max(1, worked) / (days * 5.0 / 7));
    }

    private boolean isWorked(LocalDate day, List<CalendarEntry> some) {
        Instant midnight = midnight(day);
        boolean worked = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        for (CalendarEntry entry : some) {
            if (entry.isInForce(midnight)) {
                worked = entry.kind() == CalendarKind.MAKEUP_WORKDAY;
            }
        }
        return worked;
    }

    private double share(CalendarEntry entry) {
        Instant start = midnight(month.atDay(1));
        Instant end = midnight(month.atEndOfMonth().plusDays(1));
        Instant from = entry.start().isAfter(start) ? entry.start() : start;
        Instant to = entry.end().isBefore(end) ? entry.end() : end;
        double seconds = Duration.between(from, to).toSeconds();
        return Math.max(0, seconds) / Duration.between(start, end).toSeconds();
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
