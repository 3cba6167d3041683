package org.industrymonitor.alerts.place;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.alerts.watch.Plan;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Period;

/** The calendar, by scope: what is known beforehand of a period. */
public final class Almanac {

    private static final Duration NEAR = Duration.ofDays(14);
    private static final int MOST_NEAR = 8;

    private final Map<String, List<CalendarEntry>> byScope = new HashMap<>();
    private final Map<String, List<Rest>> restByScope = new HashMap<>();
    private final Page empty = new Page(List.of(), List.of());
    private final Page everyone;

    /** The almanac of those entries. */
    public Almanac(Iterable<CalendarEntry> entries) {
        entries.forEach(entry -> byScope.computeIfAbsent(entry.scope(), scope -> new ArrayList<>())
                .add(entry));
        byScope.forEach((scope, list) -> restByScope.put(scope, rests(list)));
        everyone = new Page(
                byScope.getOrDefault(CalendarEntry.EVERYONE, List.of()).stream()
                        .map(entry -> new Page.Line(entry, false))
                        .toList(),
                restByScope.getOrDefault(CalendarEntry.EVERYONE, List.of()));
    }

    /** What is known of a period, of any of the scopes. */
    public Outlook outlook(Stream<String> scopes, Period period, ZoneId zone) {
        return outlook(Set.of(), scopes, period, zone);
    }

    /**
     * What is known of a period.
     *
     * @param own those of the scopes that name the node itself
     */
    public Outlook outlook(Set<String> own, Stream<String> scopes, Period period, ZoneId zone) {
        return page(own, scopes).outlook(period, zone);
    }

    /**
     * All that concerns a node of any of the scopes.
     *
     * @param own those of the scopes that name the node itself
     */
    Page page(Set<String> own, Stream<String> scopes) {
        if (byScope.isEmpty()) {
            return empty;
        }
        List<Page.Line> lines = new ArrayList<>();
        List<Rest> rests = new ArrayList<>();
        boolean special = false;
        for (String scope : scopes.distinct().toList()) {
            List<CalendarEntry> entries = byScope.getOrDefault(scope, List.of());
            entries.forEach(entry -> lines.add(new Page.Line(entry, own.contains(scope))));
            rests.addAll(restByScope.getOrDefault(scope, List.of()));
            special |= !scope.equals(CalendarEntry.EVERYONE) && !entries.isEmpty();
        }
        // Most have nothing of their own: they look at one page, which remembers what it said last.
        return special || lines.isEmpty() ? new Page(lines, rests) : everyone;
    }

    /** Whether the first of two that have begun lasts longer; or, when one of them is an order with a level, is that one. */
    static boolean isLater(CalendarEntry one, CalendarEntry other, Instant start) {
        boolean both = one.isInForce(start) && other.isInForce(start);
        if (both && one.level().isPresent() != other.level().isPresent()) {
            return one.level().isPresent();
        }
        return !one.end().isBefore(other.end());
    }

    static Plan plan(CalendarEntry entry) {
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

    static String words(CalendarEntry entry) {
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
