package org.industrymonitor.alerts.place;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.model.CalendarEntry;

/** What of the calendar concerns a node. Remembers what it said last, since nodes ask one after the other for the same period. */
final class Page {

    /** Days around the Spring Festival in which much is closed early or opens late. */
    private static final double FESTIVAL_DAYS = 21;

    private static final double HOLIDAY_DAYS = 4;

    private final List<Line> lines;
    private final List<Rest> rests;
    private Instant lastStart;
    private ZoneId lastZone;
    private Outlook last;

    /**
     * An entry.
     *
     * @param own whether it names the node itself
     */
    record Line(CalendarEntry entry, boolean own) {}

    Page(List<Line> lines, List<Rest> rests) {
        this.lines = List.copyOf(lines);
        this.rests = List.copyOf(rests);
    }

    /** What is known of the period that starts then. */
    Outlook outlook(Instant start, ZoneId zone) {
        if (!start.equals(lastStart) || !zone.equals(lastZone)) {
            last = look(start, zone);
            lastStart = start;
            lastZone = zone;
        }
        return last;
    }

    private Outlook look(Instant start, ZoneId zone) {
        DayOfWeek day = LocalDate.ofInstant(start, zone).getDayOfWeek();
        boolean workday = day.compareTo(DayOfWeek.SATURDAY) < 0;
        Optional<String> planned = Optional.empty();
        Optional<String> rest = Optional.empty();
        double festival = 0;
        double holiday = 0;
        Optional<CalendarEntry> named = Optional.empty();
        for (Line line : lines) {
            CalendarEntry entry = line.entry();
            if (entry.kind().isPlannedFall() && line.own() && !start.isBefore(entry.start())) {
                named = Optional.of(named.filter(known -> Almanac.isLater(known, entry, start))
                        .orElse(entry));
            }
            if (entry.kind().isPlannedFall() && !start.isBefore(entry.end())) {
                double since = Duration.between(entry.end(), start).getSeconds() / 86_400.0;
                holiday = Math.max(holiday, 1 - since / HOLIDAY_DAYS);
            }
            if (!entry.isInForce(start)) {
                continue;
            }
            switch (entry.kind()) {
                case PUBLIC_HOLIDAY -> {
                    workday = false;
                    rest = Optional.of(Almanac.words(entry));
                }
                case MAKEUP_WORKDAY -> workday = true;
                default -> planned = Optional.of(Almanac.words(entry));
            }
        }
        for (Rest off : rests) {
            double days = off.days(start);
            if (off.isFestival(zone)) {
                festival = Math.max(festival, 1 - days / FESTIVAL_DAYS);
            }
            holiday = Math.max(holiday, 1 - days / HOLIDAY_DAYS);
        }
        return new Outlook(zone, workday, planned, rest, festival, holiday, named.map(Almanac::plan));
    }
}
