package org.industrymonitor.streams.statement;

import java.util.OptionalLong;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesName;

/**
 * Like for like: a figure and its counterpart one year earlier, of the same enterprise and item, count as a pair for each node
 * that both count for.
 */
final class Pairing {

    private final Holdings holdings;

    Pairing(Holdings holdings) {
        this.holdings = holdings;
    }

    /** Whether anything is stated so much earlier or later that there can be a pair. */
    boolean isPossible(Rollup rollup, PeriodLength length, long index) {
        return rollup.first(length) < index - leastInYear(length) || rollup.last(length) > index + leastInYear(length);
    }

    /** A figure of one period. */
    record Figure(long index, long value) {}

    /**
     * Counts, or takes back, the pairs that a figure makes with those of one year before and one year after.
     *
     * @param received epoch milliseconds
     */
    void count(
            String id,
            Rollup rollup,
            Facts facts,
            PeriodLength length,
            SeriesName item,
            Figure figure,
            int sign,
            long received) {
        countWithEarlier(id, rollup, facts, length, item, figure, sign, received);
        Figure later = find(id, rollup, length, item, facts.grid().yearLater(length, figure.index()));
        if (later != null) {
            add(facts, length, item, later, figure, sign, received);
        }
    }

    /** The same, with the one of the year before only. */
    void countWithEarlier(
            String id,
            Rollup rollup,
            Facts facts,
            PeriodLength length,
            SeriesName item,
            Figure figure,
            int sign,
            long received) {
        Figure earlier = find(id, rollup, length, item, facts.grid().yearEarlier(length, figure.index()));
        if (earlier != null) {
            add(facts, length, item, figure, earlier, sign, received);
        }
    }

    /** Fewer periods than any year has. */
    private static long leastInYear(PeriodLength length) {
        return length == PeriodLength.P1M ? 11 : length.perDays(364);
    }

    /** The figure of a period; null when there is none, or no such period. */
    private Figure find(String id, Rollup rollup, PeriodLength length, SeriesName item, OptionalLong period) {
        if (period.isEmpty() || period.getAsLong() < rollup.first(length) || period.getAsLong() > rollup.last(length)) {
            return null;
        }
        long index = period.getAsLong();
        StatementChunk chunk = holdings.chunkOrNull(id, length, index);
        int row = chunk == null ? -1 : chunk.find(item);
        int slot = ChunkKey.slot(index);
        return row < 0 || !chunk.isPresent(row, slot) ? null : new Figure(index, chunk.value(row, slot));
    }

    private void add(
            Facts facts, PeriodLength length, SeriesName item, Figure now, Figure then, int sign, long received) {
        Span spanNow = facts.spanOf(length, now.index());
        Span spanThen = facts.spanOf(length, then.index());
        if (spanNow == null || spanThen == null) {
            return;
        }
        ItemRule rule = facts.rule(spanNow, item);
        for (Span.Share share : spanNow.shares()) {
            for (Span.Share other : spanThen.shares()) {
                if (share.group().equals(other.group()) && share.isWhole() == other.isWhole()) {
                    Place common = holdings.rulebook().pairs(spanNow, spanThen, share);
                    PaneDelta delta = common.change(length, now.index());
                    delta.receive(received);
                    add(delta, facts, length, rule, now, share, PaneDelta.NOW, sign);
                    add(delta, facts, length, rule, then, other, PaneDelta.THEN, sign);
                }
            }
        }
    }

    private static void add(
            PaneDelta delta,
            Facts facts,
            PeriodLength length,
            ItemRule rule,
            Figure figure,
            Span.Share share,
            int amount,
            int sign) {
        delta.add(rule.series(), amount, sign * share.of(figure.value()));
        if (rule.item() != null) {
            long counted = facts.counted(rule, length, figure.index(), figure.value());
            delta.add(rule.measure(), amount, sign * share.of(counted));
        }
    }
}
