package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.AccountLine.Comparable;
import org.industrymonitor.model.AccountLine.Official;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;

/** The accounts that are to be published of a group. */
final class AccountBook {
    private static final Set<StretchKind> WITH_CONTRIBUTIONS =
            Set.of(StretchKind.MONTH, StretchKind.JANUARY_FEBRUARY, StretchKind.YEAR);
    private static final Set<String> MEASURES = Set.of(Measure.OUTPUT.series(), Measure.ENERGY.series());

    private final PeriodGrid grid;
    private final StretchCalendar calendar;
    private final TotalsBook totals;
    private final ComparableBook comparables;
    private final OfficialBook officials;

    AccountBook(PeriodGrid grid, TotalsBook totals, ComparableBook comparables, OfficialBook officials) {
        this.grid = grid;
        this.calendar = new StretchCalendar(grid);
        this.totals = totals;
        this.comparables = comparables;
        this.officials = officials;
    }

    StretchCalendar calendar() {
        return calendar;
    }

    /** Those in which there is a figure. */
    Set<Stretch> stretches() {
        Set<Stretch> stretches = new HashSet<>(officials.stretches());
        for (PeriodLength length : totals.lengths()) {
            for (long index : totals.present(length)) {
                Instant start = grid.start(length, index);
                for (StretchKind kind : StretchKind.values()) {
                    if (StretchCalendar.holds(kind, length)) {
                        calendar.holding(kind, start).ifPresent(stretches::add);
                    }
                }
            }
        }
        return stretches;
    }

    /**
     * The lines of an account in the order of the series' names.
     *
     * @param asOf up to where a stretch under way is compared with its part one year earlier
     */
    List<AccountLine> lines(Stretch stretch, Instant asOf) {
        return lines(stretch, asOf, List.of());
    }

    /** The same, with what was published as imputed where it depends on the clock what is right. */
    List<AccountLine> lines(Stretch stretch, Instant asOf, List<SeriesTotal> said) {
        if (!calendar.isAligned(stretch)) {
            return List.of();
        }
        List<PeriodRange> ranges = calendar.ranges(stretch, totals.lengths());
        SortedMap<String, SeriesTotal> now = new TreeMap<>();
        totals.settled(totals.totals(ranges).values(), ranges, said).forEach(total -> now.put(total.series(), total));
        Map<String, SeriesTotal> earlier = earlier(stretch, asOf);
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(earlier.keySet());
        names.addAll(comparables.series());
        names.addAll(officials.series(stretch));
        List<AccountLine> lines = new ArrayList<>();
        for (String name : names) {
            SeriesTotal total = now.getOrDefault(name, new SeriesTotal(name, 0, 0, 0, 0, 0));
            long sumEarlier = earlier.containsKey(name) ? earlier.get(name).sum() : 0;
            Comparable comparable = comparables.comparable(name, ranges);
            Optional<Official> official = officials.official(stretch, name);
            if (!total.isVoid() || sumEarlier != 0 || !comparable.equals(Comparable.NONE) || official.isPresent()) {
                lines.add(
                        new AccountLine(total, sumEarlier, comparable, contributions(stretch, name, ranges), official));
            }
        }
        return lines;
    }

    private Map<String, SeriesTotal> earlier(Stretch stretch, Instant asOf) {
        Optional<Window> window = calendar.underWay(stretch, asOf);
        if (window.isPresent()) {
            return totals.totals(PeriodRange.of(window.get(), grid.yearEarlier(asOf), grid, totals.lengths()));
        }
        return calendar.yearEarlier(stretch)
                .map(before -> totals.totals(calendar.ranges(before, totals.lengths())))
                .orElse(new TreeMap<>());
    }

    private List<Contribution> contributions(Stretch stretch, String series, List<PeriodRange> ranges) {
        return WITH_CONTRIBUTIONS.contains(stretch.kind()) && MEASURES.contains(series)
                ? comparables.contributions(series, ranges)
                : List.of();
    }
}
