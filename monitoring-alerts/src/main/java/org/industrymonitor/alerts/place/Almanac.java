package org.industrymonitor.alerts.place;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.Plan;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;

/** The calendar, by scope: what is known beforehand of a period. */
public final class Almanac {

    /** Days around the Spring Festival in which much is closed early or opens late. */
    private static final double FESTIVAL_DAYS = 21;

    private static final double HOLIDAY_DAYS = 4;
    private static final Duration LONG = Duration.ofDays(3);
    private static final Duration NEAR = Duration.ofDays(14);
    private static final int MOST_NEAR = 8;

    private final Map<String, List<CalendarEntry>> byScope = new HashMap<>();
    private final Map<String, List<Rest>> restByScope = new HashMap<>();

    /** A stretch of days off. */
    private record Rest(Instant start, Instant end) {
        boolean isLong() {
            return Duration.between(start, end).compareTo(LONG) >= 0;
        }

        /** Lunar New Year is between 21 January and 20 February. */
        boolean isFestival(ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(start, zone);
            int inYear = day.getDayOfYear();
            return isLong() && inYear >= 18 && inYear <= 51;
        }

        double days(Instant at) {
            Duration away = at.isBefore(start)
                    ? Duration.between(at, start)
                    : at.isBefore(end)
                            ? Duration.ZERO
                            : Duration.between(end, at).plusDays(1);
            return away.getSeconds() / 86_400.0;
        }
    }

    /** The almanac of those entries. */
    public Almanac(Iterable<CalendarEntry> entries) {
        entries.forEach(entry -> byScope.computeIfAbsent(entry.scope(), scope -> new ArrayList<>())
                .add(entry));
        byScope.forEach((scope, list) -> restByScope.put(scope, rests(list)));
    }

    /** What is known of the period that starts then, of any of the scopes. */
    public Outlook outlook(Stream<String> scopes, Instant start, ZoneId zone) {
        return outlook(Set.of(), scopes, start, zone);
    }

    /**
     * What is known of the period that starts then.
     *
     * @param own those of the scopes that name the node itself
     */
    public Outlook outlook(Set<String> own, Stream<String> scopes, Instant start, ZoneId zone) {
        DayOfWeek day = LocalDate.ofInstant(start, zone).getDayOfWeek();
        boolean workday = day.compareTo(DayOfWeek.SATURDAY) < 0;
        if (byScope.isEmpty()) {
            return new Outlook(zone, workday, Optional.empty());
        }
        Optional<String> planned = Optional.empty();
        Optional<String> rest = Optional.empty();
        double festival = 0;
        double holiday = 0;
        Optional<CalendarEntry> named = Optional.empty();
        for (String scope : scopes.distinct().toList()) {
            for (CalendarEntry entry : byScope.getOrDefault(scope, List.of())) {
                if (entry.kind().isPlannedFall() && own.contains(scope) && !start.isBefore(entry.start())) {
                    named = Optional.of(
                            named.filter(known -> isLater(known, entry, start)).orElse(entry));
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
                        rest = Optional.of(words(entry));
                    }
                    case MAKEUP_WORKDAY -> workday = true;
                    default -> planned = Optional.of(words(entry));
                }
            }
            for (Rest off : restByScope.getOrDefault(scope, List.of())) {
                double days = off.days(start);
                if (off.isFestival(zone)) {
                    festival = Math.max(festival, 1 - days / FESTIVAL_DAYS);
                }
                holiday = Math.max(holiday, 1 - days / HOLIDAY_DAYS);
            }
        }
        return new Outlook(zone, workday, planned, rest, festival, holiday, named.map(Almanac::plan));
    }

    /** Whether the first of two that have begun lasts longer; or, when one of them is an order with a level, is that one. */
    private static boolean isLater(CalendarEntry one, CalendarEntry other, Instant start) {
        boolean both = one.isInForce(start) && other.isInForce(start);
        if (both && one.level().isPresent() != other.level().isPresent()) {
            return one.level().isPresent();
        }
        return !one.end().isBefore(other.end());
    }

    private static Plan plan(CalendarEntry entry) {
        return new Plan(entry.kind(), entry.start(), entry.end(), entry.level(), words(entry));
    }

    /** What concerns a node of any of the scopes and is in force at the time or near it, the nearest first. */
    List<CalendarEntry> near(Stream<String> scopes, Instant at) {
        return scopes.distinct()
                .flatMap(scope -> byScope.getOrDefault(scope, List.of()).stream())
                .filter(entry -> away(entry, at).compareTo(NEAR) <= 0)
                .sorted(Comparator.comparing((CalendarEntry entry) -> away(entry, at))
                        .thenComparing(CalendarEntry::start)
                        .thenComparing(CalendarEntry::key))
                .limit(MOST_NEAR)
                .toList();
    }

    private static Duration away(CalendarEntry entry, Instant at) {
        return entry.isInForce(at)
                ? Duration.ZERO
                : at.isBefore(entry.start()) ? Duration.between(at, entry.start()) : Duration.between(entry.end(), at);
    }

    private static String words(CalendarEntry entry) {
        return (entry.kind().word() + " " + entry.note()).strip();
    }

    private static List<Rest> rests(List<CalendarEntry> entries) {
        List<Rest> rests = new ArrayList<>();
        entries.stream()
                .filter(entry -> entry.kind() == CalendarKind.PUBLIC_HOLIDAY)
                .sorted(Comparator.comparing(CalendarEntry::start))
                .forEach(entry -> {
                    Rest last = rests.isEmpty() ? null : rests.get(rests.size() - 1);
                    if (last != null && !entry.start().isAfter(last.end())) {
                        Instant end = entry.end().isAfter(last.end()) ? entry.end() : last.end();
                        rests.set(rests.size() - 1, new Rest(last.start(), end));
                    } else {
                        rests.add(new Rest(entry.start(), entry.end()));
                    }
                });
        return rests;
    }
}
