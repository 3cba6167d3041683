package org.industrymonitor.streams.imputation;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.ZoneCalendar;

/**
 * Keeps what cells know about their respondents, and tells what changes in their estimates: the last figure of each that is silent,
 * carried on by the movement of those that report, period by period. Nothing is estimated while figures are awaited.
 */
final class Estimator {

    /** What is carried on is no larger, so that all of a period can be added up, and the difference of two sums fits a long. */
    private static final long LARGEST = Long.MAX_VALUE / 2 / ChunkKey.PERIODS;

    private final WriteBehindStore<String, RespondingCell> cells;
    private final WriteBehindStore<ChunkKey, CellChunk> chunks;
    private final int most;

    /** Where changes go. */
    interface Output {
        /** The estimate of a period has changed by so much. */
        void changed(Audience audience, PeriodLength length, long index, SeriesName series, long change);
    }

    /** @param most periods in a row that are estimated */
    Estimator(WriteBehindStore<String, RespondingCell> cells, WriteBehindStore<ChunkKey, CellChunk> chunks, int most) {
        this.cells = cells;
        this.chunks = chunks;
        this.most = most;
    }

    /**
     * Takes in what changes in a period of a cell, and says of which periods the estimates may change.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    Set<Long> take(String id, Audience audience, PeriodLength length, long index, CellDelta delta) {
        Held<String, RespondingCell> held = cells.hold(id);
        RespondingCell cell = held.value().orElseGet(RespondingCell::new);
        int number = cell.number(audience);
        cell.note(length, index);
        held.set(cell);
        Held<ChunkKey, CellChunk> heldChunk = chunks.hold(ChunkKey.of(id, length, index));
        CellChunk chunk = heldChunk.value().orElseGet(CellChunk::new);
        heldChunk.set(chunk);
        chunk.add(number, ChunkKey.slot(index), delta);
        Set<Long> concerned = new TreeSet<>();
        for (long other = index; other <= index + most; other++) {
            concerned.add(other);
        }
        return concerned;
    }

    /**
     * Estimates a period of a cell anew.
     *
     * @param closedUpTo periods that end by then, epoch seconds, wait for no more figures
     */
    void estimate(String id, PeriodLength length, long index, long closedUpTo, Output output) {
        RespondingCell cell = cells.hold(id).orNull();
        if (cell == null) {
            return;
        }
        Set<CellChunk.Line> lines = new TreeSet<>();
        for (long number = ChunkKey.number(index - most); number <= ChunkKey.number(index); number++) {
            CellChunk chunk = chunks.hold(new ChunkKey(id, length, number)).orNull();
            if (chunk != null) {
                lines.addAll(chunk.lines());
            }
        }
        int slot = ChunkKey.slot(index);
        for (CellChunk.Line line : lines) {
            Audience audience = cell.audiences().get(line.audience());
            boolean isClosed = grid(audience).startSecond(length, index + 1) <= closedUpTo;
            long estimate = isClosed ? estimate(id, length, index, line) : 0;
            Held<ChunkKey, CellChunk> held = chunks.hold(ChunkKey.of(id, length, index));
            CellChunk chunk = held.value().orElseGet(CellChunk::new);
            long told = chunk.told(line, slot);
            if (estimate != told) {
                chunk.tell(line, slot, estimate);
                held.set(chunk);
                output.changed(audience, length, index, line.series(), estimate - told);
            }
        }
    }

    private static PeriodGrid grid(Audience audience) {
        return ZoneCalendar.of(audience.zone()).grid();
    }

    /** What all that are silent in the period come to. */
    private long estimate(String id, PeriodLength length, long index, CellChunk.Line line) {
        long sum = 0;
        for (long base = index - most; base < index; base++) {
            CellChunk chunk = chunkOrNull(id, length, base);
            long left = chunk == null ? 0 : chunk.left(line, ChunkKey.slot(base), (int) (index - base));
            sum += left == 0 ? 0 : carried(id, length, line.series(), left, base, index);
        }
        return sum;
    }

    /** What was left behind in the base comes to in the period of that number; 0 when it cannot be carried so far. */
    private long carried(String id, PeriodLength length, SeriesName series, long left, long base, long index) {
        long amount = left;
        for (long next = base + 1; next <= index; next++) {
            CellChunk chunk = chunkOrNull(id, length, next);
            Movement movement = chunk == null ? Movement.NONE : chunk.movement(series, ChunkKey.slot(next));
            OptionalLong carried = movement.carry(amount);
            if (carried.isEmpty()) {
                return 0;
            }
            amount = carried.getAsLong();
        }
        return amount >= -LARGEST && amount <= LARGEST ? amount : 0;
    }

    private CellChunk chunkOrNull(String id, PeriodLength length, long index) {
        return chunks.hold(ChunkKey.of(id, length, index)).orNull();
    }

    /** Estimates the periods of all cells that end in (from, to], epoch seconds, of which no more figures are awaited now. */
    void close(long from, long to, Output output) {
        cells.all((id, cell) -> {
            List<PeriodGrid> grids =
                    cell.audiences().stream().map(Estimator::grid).distinct().toList();
            for (Map.Entry<PeriodLength, Long> last : cell.last().entrySet()) {
                PeriodLength length = last.getKey();
                for (PeriodGrid grid : grids) {
                    long end = Math.min(grid.index(length, to), last.getValue() + most + 1);
                    for (long index = grid.index(length, from); index < end; index++) {
                        estimate(id, length, index, to, output);
                    }
                }
            }
        });
        trim();
    }

    void trim() {
        chunks.trim();
        cells.trim();
    }
}
