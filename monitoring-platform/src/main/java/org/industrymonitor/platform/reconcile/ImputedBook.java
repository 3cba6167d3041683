package org.industrymonitor.platform.reconcile;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.Reference;

/**
 * What is to be imputed for a node: of each of its cells, what its silent members reported last, carried on by the movement of
 * the cell, period by period.
 */
final class ImputedBook {

    /** Nothing is imputed. */
    static final ImputedBook EMPTY = new ImputedBook(0, Imputation.Closed.ALL);

    private final int maxPeriods;
    private final Imputation.Closed closed;
    private final Map<RespondentBook.Line, TreeMap<Long, Long>> surely = new HashMap<>();

    /** What is imputed if the periods are no longer waited for. */
    private final Map<RespondentBook.Line, TreeMap<Long, Long>> perhaps = new HashMap<>();

    ImputedBook(int maxPeriods, Imputation.Closed closed) {
        this.maxPeriods = maxPeriods;
        this.closed = closed;
    }

    /**
     * Takes in a cell of the node.
     *
     * @param grid in which the cell's periods end
     * @param members that count for the cell and the node, with how they count for the node
     */
    void add(RespondentBook cell, PeriodGrid grid, Map<Membership, Place> members, Reference reference) {
        Map<RespondentBook.Line, TreeMap<Long, TreeMap<Long, BigInteger>>> left = new HashMap<>();
        members.forEach((member, place) -> {
            for (String item : member.version().items()) {
                TreeMap<Long, Membership.Fact> facts = member.facts().getOrDefault(item, new TreeMap<>());
                facts.forEach((base, fact) -> {
                    for (long index = base + 1; fact.present() && isMissing(member, facts, base, index); index++) {
                        leave(left, line(member, item), index, base, place.of(fact.value()));
                        long missing = index;
                        reference
                                .item(item)
                                .ifPresent(known -> leave(
                                        left,
                                        line(member, known.measure().series()),
                                        missing,
                                        base,
                                        place.of(fact.counted())));
                    }
                });
            }
        });
        left.forEach((line, periods) -> periods.forEach((index, bases) -> {
            Instant end = grid.end(line.length(), index);
            if (!end.isAfter(closed.perhaps())) {
                long sum = bases.entrySet().stream()
                        .mapToLong(base -> cell.carried(line, base.getValue(), base.getKey(), index))
                        .sum();
                (end.isAfter(closed.surely()) ? perhaps : surely)
                        .computeIfAbsent(line, l -> new TreeMap<>())
                        .merge(index, sum, Math::addExact);
            }
        }));
    }

    private static RespondentBook.Line line(Membership member, String series) {
        return new RespondentBook.Line(member.version().period(), series);
    }

    /** Whether a period is expected and missing, not too many after the base. */
    private boolean isMissing(Membership member, Map<Long, Membership.Fact> facts, long base, long index) {
        Membership.Fact fact = facts.get(index);
        return index - base <= maxPeriods && index < member.to() && (fact == null || !fact.present());
    }

    private static void leave(
            Map<RespondentBook.Line, TreeMap<Long, TreeMap<Long, BigInteger>>> left,
            RespondentBook.Line line,
            long index,
            long base,
            long amount) {
        left.computeIfAbsent(line, l -> new TreeMap<>())
                .computeIfAbsent(index, i -> new TreeMap<>())
                .merge(base, BigInteger.valueOf(amount), BigInteger::add);
    }

    /** What is imputed in those periods, as far as it is sure that they are no longer waited for. */
    long sum(String series, PeriodRange range) {
        return within(surely, series, range).values().stream().reduce(0L, Math::addExact);
    }

    /** Whether more may be imputed in those periods, or may not. */
    boolean isUnsure(String series, Collection<PeriodRange> ranges) {
        return ranges.stream()
                .anyMatch(range ->
                        within(perhaps, series, range).values().stream().anyMatch(amount -> amount != 0));
    }

    private static NavigableMap<Long, Long> within(
            Map<RespondentBook.Line, TreeMap<Long, Long>> amounts, String series, PeriodRange range) {
        TreeMap<Long, Long> all = amounts.get(new RespondentBook.Line(range.length(), series));
        return all == null || range.from() >= range.to()
                ? new TreeMap<>()
                : all.subMap(range.from(), true, range.to(), false);
    }
}
