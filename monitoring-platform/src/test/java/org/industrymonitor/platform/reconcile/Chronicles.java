package org.industrymonitor.platform.reconcile;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.industrymonitor.model.Reading;

/**
 * Generates chronicles: few enterprises, items and days, so that statements meet, replace and move one another often. Entries
 * come late, twice and corrected.
 */
final class Chronicles {

    /** Whole and half hours, with summer time and without, and a plain offset. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("+10:00"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Australia/Lord_Howe"));

    private final Economy economy;
    private final Registrations registrations;
    private final Statements statements;

    private Chronicles(Economy economy) {
        this.economy = economy;
        this.registrations = new Registrations(economy);
        this.statements = new Statements(economy);
    }

    /** So many economies in one zone; nothing of one is known to another. */
    static Arbitrary<List<Chronicle>> neighbours(int count) {
        return Arbitraries.of(ZONES)
                .flatMap(zone -> Combinators.combine(IntStream.range(0, count)
                                .mapToObj(number -> any((char) ('a' + number) + "-", zone))
                                .toList())
                        .as(chronicles -> chronicles));
    }

    private static Arbitrary<Chronicle> any(String prefix, ZoneId zone) {
        return Economy.any(prefix, zone).flatMap(economy -> new Chronicles(economy).any());
    }

    private Arbitrary<Chronicle> any() {
        Arbitrary<Integer> delay = Arbitraries.integers().between(0, 20);
        List<Arbitrary<Chronicle.Event>> foundation = foundation();
        return Combinators.combine(
                        Combinators.combine(foundation).as(events -> events),
                        delay.list().ofSize(foundation.size()),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                        statements.regular(),
                        told().list().ofMaxSize(40))
                .as((first, delays, isLate, regular, told) -> {
                    List<Chronicle.Event> later = new ArrayList<>();
                    regular.forEach(reading -> later.add(new Chronicle.Event.Stated(reading)));
                    later.addAll(inOrder(told));
                    return isLate ? late(first, delays, later) : new Chronicle(first, later);
                });
    }

    /**
     * An event, perhaps with the statement of the same period one year earlier.
     *
     * @param after by how many of the other events it follows; 0 for the one that precedes
     */
    private record Told(Chronicle.Event event, Optional<Reading> counterpart, int after) {}

    private static List<Chronicle.Event> inOrder(List<Told> told) {
        List<Chronicle.Event> events = new ArrayList<>();
        told.forEach(one -> events.add(one.event()));
        for (int i = told.size() - 1; i >= 0; i--) {
            int place = Math.min(i + told.get(i).after(), events.size());
            told.get(i).counterpart().ifPresent(reading -> events.add(place, new Chronicle.Event.Stated(reading)));
        }
        return events;
    }

    /**
     * With each of the first entries so many events late. What is official waits for no entry, and would be of the wrong
     * zone while regions are not known: there is none.
     */
    private static Chronicle late(List<Chronicle.Event> first, List<Integer> delays, List<Chronicle.Event> later) {
        List<Chronicle.Event> events = new ArrayList<>(later);
        events.removeIf(event -> event instanceof Chronicle.Event.Stated stated
                && stated.reading().isOfficial());
        for (int i = first.size() - 1; i >= 0; i--) {
            events.add(Math.min(delays.get(i), events.size()), first.get(i));
        }
        return new Chronicle(List.of(), events);
    }

    /** Each entry once: a whole tree. */
    private List<Arbitrary<Chronicle.Event>> foundation() {
        List<Arbitrary<Chronicle.Event>> entries = new ArrayList<>();
        IntStream.range(0, Economy.REGIONS).forEach(i -> entries.add(registrations.region(i)));
        IntStream.range(0, Economy.SECTORS).forEach(i -> entries.add(registrations.sector(i)));
        IntStream.range(0, Economy.KNOWN_ITEMS).forEach(i -> entries.add(registrations.item(economy.item(i))));
        IntStream.range(0, Economy.ENTERPRISES)
                .forEach(i -> entries.add(registrations.enterprise(economy.enterprise(i))));
        return entries;
    }

    private Arbitrary<Told> told() {
        Arbitrary<Told> reading = Combinators.combine(
                        statements.any(),
                        statements.counterpart(),
                        Arbitraries.integers().between(0, 20))
                .as((stated, counterpart, after) ->
                        new Told(new Chronicle.Event.Stated(stated), counterpart.apply(stated), after));
        return Arbitraries.frequencyOf(
                Tuple.of(60, reading), Tuple.of(15, other().map(event -> new Told(event, Optional.empty(), 0))));
    }

    private Arbitrary<Chronicle.Event> other() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(new Chronicle.Event.Pause(Duration.ZERO))),
                Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(1, 72)
                                .map(hours -> new Chronicle.Event.Pause(Duration.ofHours(hours)))),
                Tuple.of(4, economy.enterprise().flatMap(registrations::enterprise)),
                Tuple.of(1, economy.enterprise().map(Chronicle.Event.StruckOff::new)),
                Tuple.of(
                        1,
                        Arbitraries.integers().between(0, Economy.REGIONS - 1).flatMap(registrations::region)),
                Tuple.of(
                        1,
                        Arbitraries.integers().between(0, Economy.SECTORS - 1).flatMap(registrations::sector)),
                Tuple.of(1, economy.item().flatMap(registrations::item)));
    }
}
