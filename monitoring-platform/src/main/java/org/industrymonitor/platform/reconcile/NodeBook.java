package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;

/** All that is to be published of one node. */
final class NodeBook {
    private final Reference reference;
    private final PeriodGrid grid;
    private final Map<PeriodLength, Map<String, SeriesBook>> books = new EnumMap<>(PeriodLength.class);
    private Instant asOf = Instant.MIN;

    NodeBook(Reference reference, PeriodGrid grid, Collection<Membership> members) {
        this.reference = reference;
        this.grid = grid;
        members.forEach(this::add);
    }

    PeriodGrid grid() {
        return grid;
    }

    /** End of the latest period stated; empty when nothing was. */
    Optional<Instant> asOf() {
        return asOf.equals(Instant.MIN) ? Optional.empty() : Optional.of(asOf);
    }

    Set<PeriodLength> lengths() {
        return books.keySet();
    }

    /** Numbers of the periods of which a figure is present, in order. */
    Set<Long> present(PeriodLength length) {
        Set<Long> present = new TreeSet<>();
        books.getOrDefault(length, Map.of()).values().forEach(book -> present.addAll(book.present()));
        return present;
    }

    /** Totals in the order of the series' names, without those of which nothing is known. */
    List<SeriesTotal> pane(PeriodLength length, long index) {
        List<SeriesTotal> totals = new ArrayList<>();
        books.getOrDefault(length, Map.of())
                .forEach((series, book) -> addUnlessNothing(totals, book.total(series, index, index + 1)));
        return totals;
    }

    /** Totals of the whole periods of every length that fit the window and end by then. */
    List<SeriesTotal> window(Window window, Instant end) {
        Map<String, SeriesTotal> bySeries = new TreeMap<>();
        books.forEach((length, book) -> {
            int panes = window.panes(length);
            long next = grid.index(length, end);
            if (panes > 0) {
                book.forEach((series, panesOfSeries) ->
                        bySeries.merge(series, panesOfSeries.total(series, next - panes, next), NodeBook::sum));
            }
        });
        List<SeriesTotal> totals = new ArrayList<>();
        bySeries.values().forEach(total -> addUnlessNothing(totals, total));
        return totals;
    }

    private static SeriesTotal sum(SeriesTotal left, SeriesTotal right) {
        return new SeriesTotal(
                left.series(),
                Math.addExact(left.sum(), right.sum()),
                left.reported() + right.reported(),
                left.expected() + right.expected());
    }

    private static void addUnlessNothing(List<SeriesTotal> totals, SeriesTotal total) {
        if (total.sum() != 0 || total.reported() != 0 || total.expected() != 0) {
            totals.add(total);
        }
    }

    private void add(Membership member) {
        PeriodLength length = member.version().period();
        Map<String, SeriesBook> book = books.computeIfAbsent(length, l -> new TreeMap<>());
        for (String item : member.version().items()) {
            series(book, item).expect(member.from(), member.to());
            measure(item).ifPresent(measure -> series(book, measure).expect(member.from(), member.to()));
        }
        member.facts().forEach((item, facts) -> {
            SeriesBook ofItem = series(book, item);
            Optional<SeriesBook> ofMeasure = measure(item).map(measure -> series(book, measure));
            boolean counts = member.version().items().contains(item);
            for (Membership.Fact fact : facts) {
                if (fact.present()) {
                    ofItem.add(fact.index(), fact.value(), counts);
                    ofMeasure.ifPresent(m -> m.add(fact.index(), fact.counted().orElseThrow(), counts));
                }
            }
        });
        member.lastIndex().ifPresent(last -> {
            Instant end = member.grid().end(length, last);
            asOf = end.isAfter(asOf) ? end : asOf;
        });
    }

    private Optional<String> measure(String item) {
        return reference.item(item).map(known -> known.measure().series());
    }

    private static SeriesBook series(Map<String, SeriesBook> book, String series) {
        return book.computeIfAbsent(series, s -> new SeriesBook());
    }
}
