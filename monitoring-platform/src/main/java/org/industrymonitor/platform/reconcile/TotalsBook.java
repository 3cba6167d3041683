package org.industrymonitor.platform.reconcile;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.SeriesTotal;

/** The figures of all members of a node, by period length, series and number of the period. */
final class TotalsBook {
    private static final int SUM = 0;
    private static final int REPORTED = 1;
    private static final int REPORTED_WEIGHT = 2;

    private static final class Series {
        private final PaneSums panes = new PaneSums(3);
        private final Expectation expected = new Expectation();
        private final Expectation expectedWeight = new Expectation();
    }

    private final Reference reference;
    private final ImputedBook imputed;
    private final Map<PeriodLength, SortedMap<String, Series>> books = new EnumMap<>(PeriodLength.class);

    TotalsBook(NodeId node, Reference reference, Collection<Membership> members, ImputedBook imputed) {
        this.reference = reference;
        this.imputed = imputed;
        members.forEach(member -> {
            expect(member);
            add(member, member.places().get(node));
        });
    }

    private void expect(Membership member) {
        for (String item : member.version().items()) {
            expect(member, item);
            reference
                    .item(item)
                    .ifPresent(known -> expect(member, known.measure().series()));
        }
    }

    private void expect(Membership member, String series) {
        Series book = series(member, series);
        book.expected.add(member.from(), member.to(), 1);
        book.expectedWeight.add(member.from(), member.to(), member.version().weight());
    }

    private void add(Membership member, Place place) {
        member.facts().forEach((item, facts) -> {
            boolean counts = member.version().items().contains(item);
            facts.forEach((index, fact) -> {
                if (fact.present()) {
                    add(member, item, index, place.of(fact.value()), counts);
                    reference
                            .item(item)
                            .ifPresent(known ->
                                    add(member, known.measure().series(), index, place.of(fact.counted()), counts));
                }
            });
        });
    }

    private void add(Membership member, String series, long index, long value, boolean counts) {
        series(member, series)
                .panes
                .add(index, value, counts ? 1 : 0, counts ? member.version().weight() : 0);
    }

    private Series series(Membership member, String series) {
        return books.computeIfAbsent(member.version().period(), length -> new TreeMap<>())
                .computeIfAbsent(series, name -> new Series());
    }

    Set<PeriodLength> lengths() {
        return books.keySet();
    }

    /** Numbers of the periods of which a figure is present, in order. */
    Set<Long> present(PeriodLength length) {
        Set<Long> present = new TreeSet<>();
        books.getOrDefault(length, new TreeMap<>()).values().forEach(series -> present.addAll(series.panes.indexes()));
        return present;
    }

    /** Totals of all these periods by series, in the order of names; without those of which nothing is known. */
    SortedMap<String, SeriesTotal> totals(Collection<PeriodRange> ranges) {
        SortedMap<String, SeriesTotal> totals = new TreeMap<>();
        for (PeriodRange range : ranges) {
            books.getOrDefault(range.length(), new TreeMap<>())
                    .forEach((name, series) -> totals.merge(name, total(name, series, range), SeriesTotal::plus));
        }
        totals.values().removeIf(SeriesTotal::isVoid);
        return totals;
    }

    /** Likewise, as a pane or a window lists them. */
    List<SeriesTotal> listed(Collection<PeriodRange> ranges) {
        return List.copyOf(totals(ranges).values());
    }

    /** These totals of these periods, with what was published as imputed where it depends on the clock what is right. */
    List<SeriesTotal> settled(
            Collection<SeriesTotal> expected, Collection<PeriodRange> ranges, Collection<SeriesTotal> said) {
        return expected.stream()
                .map(total -> imputed.isUnsure(total.series(), ranges) ? withImputedOf(said, total) : total)
                .toList();
    }

    private static SeriesTotal withImputedOf(Collection<SeriesTotal> said, SeriesTotal total) {
        return said.stream()
                .filter(other -> other.series().equals(total.series()))
                .findFirst()
                .map(other -> total.withImputed(other.imputed()))
                .orElse(total);
    }

    private SeriesTotal total(String name, Series series, PeriodRange range) {
        long[] sums = series.panes.sum(range.from(), range.to());
        return new SeriesTotal(
                name,
                sums[SUM],
                sums[REPORTED],
                series.expected.sum(range.from(), range.to()),
                sums[REPORTED_WEIGHT],
                series.expectedWeight.sum(range.from(), range.to()),
                imputed.sum(name, range));
    }
}
