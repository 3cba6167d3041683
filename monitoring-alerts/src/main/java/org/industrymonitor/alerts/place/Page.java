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
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;

/** What of the calendar concerns a node. Remembers what it said last, since nodes ask one after the other for the same period. */
final class Page {

    /** Days around the Spring Festival in which much is closed early or opens late. */
    private static final double FESTIVAL_DAYS = 21;

    private static final double HOLIDAY_DAYS = 4;

    private final List<Line> lines;
    private final List<Rest> rests;
    private Period lastPeriod;
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

    /** What is known of a period. */
    Outlook outlook(Period period, ZoneId zone) {
        if (!period.equals(lastPeriod) || !zone.equals(lastZone)) {
            last = look(period, zone);
            lastPeriod = period;
            lastZone = zone;
        }
        return last;
    }

    /** Whether a fall is planned at that moment. */
    boolean isPlanned(Instant at) {
        return lines.stream().map(Line::entry).anyMatch(entry -> entry.kind().isPlannedFall() && entry.isInForce(at));
    }

    private Outlook look(Period period, ZoneId zone) {
        Optional<Month> month =
                period.length() == PeriodLength.P1M ? Optional.of(Month.at(period.start(), zone)) : Optional.empty();
        Instant start = period.start();
        boolean workday = month.isPresent()
                || LocalDate.ofInstant(start, zone).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
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
            if (!month.map(whole -> whole.isOf(entry)).orElseGet(() -> entry.isInForce(start))) {
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
        double work = month.map(whole -> whole.work(lines)).orElse(0.0);
        return new Outlook(zone, workday, work, planned, rest, festival, holiday, named.map(Almanac::plan));
    }
}
