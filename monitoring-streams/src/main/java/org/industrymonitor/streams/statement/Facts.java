package org.industrymonitor.streams.statement;

import java.util.List;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.SeriesName;

/** What the registry and the reference tables together say of one enterprise: how its figures count. */
final class Facts {

    private final Rulebook rulebook;
    private final PeriodGrid grid;
    private final List<Span> spans;

    /** The only one there is, as mostly; null when there are more, or none. */
    private final Span single;

    Facts(Rulebook rulebook, PeriodGrid grid, List<Span> spans) {
        this.rulebook = rulebook;
        this.grid = grid;
        this.spans = spans;
        this.single = spans.size() == 1 ? spans.get(0) : null;
    }

    /** The facts of an enterprise that counts nowhere, in the same zone. */
    Facts nowhere() {
        return new Facts(rulebook, grid, List.of());
    }

    boolean isOf(Rulebook other) {
        return rulebook == other;
    }

    PeriodGrid grid() {
        return grid;
    }

    List<Span> spans() {
        return spans;
    }

    /** Whether its figures weigh differently at different times. */
    boolean isWeighed() {
        return spans.stream().mapToLong(Span::weight).distinct().count() > 1;
    }

    /** What each figure weighs, where they do not weigh differently. */
    long weight() {
        return spans.isEmpty() ? 0 : spans.get(0).weight();
    }

    /** Where a figure of that period counts; null when the enterprise was not registered, or with another length. */
    Span spanOf(PeriodLength length, long index) {
        if (single != null) {
            return single.holds(length, index) ? single : null;
        }
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).holds(length, index)) {
                return spans.get(i);
            }
        }
        return null;
    }

    ItemRule rule(Span span, SeriesName item) {
        ItemRule rule = span.rule(item);
        return rule == null ? rulebook.unexpected(item) : rule;
    }

    /**
     * What a figure that was taken counts for in its measure, fixed point. If a coefficient that came later makes it larger than
     * what could have been taken, it counts for nothing there.
     */
    long counted(ItemRule rule, PeriodLength length, long index, long value) {
        try {
            long counted = rule.counted(grid, length, index, value);
            return Bounds.isAddable(length, counted) ? counted : 0;
        } catch (ArithmeticException overflow) {
            return 0;
        }
    }

    /**
     * Adds what a figure counts for: its item's own series and, of an item that is known, its measure.
     *
     * @param counted what it counts for in its measure
     * @param share where it counts
     * @param sign +1 to count it, -1 to take it back
     * @throws ArithmeticException when it does not fit a long
     */
    static void count(PaneDelta delta, Span span, ItemRule rule, long value, long counted, Span.Share share, int sign) {
        int reported = rule.expected() ? sign : 0;
        long weight = reported * span.weight();
        delta.addFigure(rule.series(), sign * share.of(value), reported, weight);
        if (rule.item() != null) {
            delta.addFigure(rule.measure(), sign * share.of(counted), reported, weight);
        }
    }

    /** Adds what all figures of one period count for. */
    void count(PaneDelta delta, Span span, long index, StatementChunk chunk, Span.Share share, int sign) {
        int slot = ChunkKey.slot(index);
        for (int row = 0; row < chunk.rows(); row++) {
            if (chunk.isPresent(row, slot)) {
                ItemRule rule = rule(span, chunk.item(row));
                long value = chunk.value(row, slot);
                count(delta, span, rule, value, counted(rule, span.length(), index, value), share, sign);
            }
        }
    }
}
