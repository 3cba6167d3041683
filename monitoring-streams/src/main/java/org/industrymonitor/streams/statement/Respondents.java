package org.industrymonitor.streams.statement;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.imputation.Audience;
import org.industrymonitor.streams.imputation.CellBatch;
import org.industrymonitor.streams.imputation.CellDelta;
import org.industrymonitor.streams.pane.ChunkKey;

/**
 * Tells cells what is needed to estimate figures that are missing: how the figures of those that report moved from one period to
 * the next, and the last figures of those that do not. Only figures that the registry expects count, and only within one span.
 */
final class Respondents {

    private final Holdings holdings;
    private final int most;
    private final Map<String, CellBatch> batches = new LinkedHashMap<>();

    /** Of the rules last asked for. */
    private final Map<Place, Audience> audiences = new HashMap<>();

    private Rulebook rules;

    /** @param most periods in a row that are estimated */
    Respondents(Holdings holdings, int most) {
        this.holdings = holdings;
        this.most = most;
    }

    /** The figures of an expected item, while they count as the span says. */
    record Line(String id, Facts facts, Span span, ItemRule item) {
        PeriodLength length() {
            return span.length();
        }
    }

    /** Takes back what is told of a period and its neighbours, before a figure of it changes. */
    void takeBackAround(Line line, long index, long received) {
        countAround(line, index, -1, received);
    }

    /** Tells it anew, after the figure has changed. */
    void tellAround(Line line, long index, long received) {
        countAround(line, index, 1, received);
    }

    private void countAround(Line line, long index, int sign, long received) {
        long before = index - 1;
        while (before >= index - most && !isThere(line, before)) {
            before--;
        }
        if (before >= index - most) {
            count(line, before, sign, received);
        }
        count(line, index, sign, received);
        count(line, index + 1, sign, received);
    }

    /** Counts, or takes back, what the figure of a period tells; nothing when there is none. */
    void count(Line line, long index, int sign, long received) {
        if (!isThere(line, index)) {
            return;
        }
        long value = value(line, index);
        long counted = counted(line, index, value);
        if (isThere(line, index - 1)) {
            long valueThen = value(line, index - 1);
            CellDelta delta = change(line, line.span().cell(), index, received);
            delta.move(line.item().series(), sign * value, sign * valueThen);
            if (line.item().item() != null) {
                delta.move(line.item().measure(), sign * counted, sign * counted(line, index - 1, valueThen));
            }
        }
        int missing = missingAfter(line, index);
        if (missing > 0) {
            for (Span.Share share : line.span().shares()) {
                CellDelta delta = change(line, share, index, received);
                delta.leave(line.item().series(), missing, sign * share.of(value));
                if (line.item().item() != null) {
                    delta.leave(line.item().measure(), missing, sign * share.of(counted));
                }
            }
        }
    }

    /** How many periods after that one, no more than are estimated, are expected and have no figure. */
    private int missingAfter(Line line, long index) {
        int missing = 0;
        while (missing < most && index + missing + 1 < line.span().to() && !isThere(line, index + missing + 1)) {
            missing++;
        }
        return missing;
    }

    private boolean isThere(Line line, long index) {
        StatementChunk chunk = chunkOrNull(line, index);
        int row = chunk == null ? -1 : chunk.find(line.item().series());
        return row >= 0 && chunk.isPresent(row, ChunkKey.slot(index));
    }

    /** The figure of a period of which there is one. */
    private long value(Line line, long index) {
        StatementChunk chunk = chunkOrNull(line, index);
        return chunk.value(chunk.find(line.item().series()), ChunkKey.slot(index));
    }

    private static long counted(Line line, long index, long value) {
        return line.facts().counted(line.item(), line.length(), index, value);
    }

    /** The chunk of a period; null when there is none, or the period is not in the span. */
    private StatementChunk chunkOrNull(Line line, long index) {
        return line.span().holds(line.length(), index) ? holdings.chunkOrNull(line.id(), line.length(), index) : null;
    }

    private CellDelta change(Line line, Span.Share share, long index, long received) {
        Place cell = line.span().cell().place();
        return batches.computeIfAbsent(cell.targets().get(0).addressee().node(), node -> new CellBatch())
                .change(audience(cell, share.place()), line.length(), index, received);
    }

    private Audience audience(Place cell, Place place) {
        if (rules != holdings.rulebook()) {
            audiences.clear();
            rules = holdings.rulebook();
        }
        return audiences.computeIfAbsent(
                place,
                p -> new Audience(
                        cell.targets().get(0).addressee().zone(),
                        p.targets().stream()
                                .map(target -> new Audience.Member(
                                        target.addressee().node(),
                                        target.addressee().zone()))
                                .toList()));
    }

    /** Hands over what each cell is to be told. */
    void drain(BiConsumer<String, CellBatch> consumer) {
        batches.forEach((cell, batch) -> {
            if (!batch.isVoid()) {
                consumer.accept(cell, batch);
            }
        });
        batches.clear();
    }
}
