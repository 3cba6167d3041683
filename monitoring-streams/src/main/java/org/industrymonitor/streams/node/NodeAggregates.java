package org.industrymonitor.streams.node;

import java.time.Instant;
import java.util.function.BiConsumer;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.Expectation;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.WindowSums;

/** Writes the aggregates of a node that changed. */
final class NodeAggregates {

    private final NodePanes panes;
    private final AggregateWriter writer = new AggregateWriter();
    private final WindowSums sums = new WindowSums();

    NodeAggregates(NodePanes panes) {
        this.panes = panes;
    }

    /**
     * Writes each pane that changed.
     *
     * @param closedUpTo periods that end by then wait for no more figures
     * @param consumer takes keys and messages
     */
    void write(String id, Node node, Pending changes, Instant closedUpTo, BiConsumer<String, byte[]> consumer) {
        Rollup rollup = node.rollup();
        byte[] utf8 = AggregateWriter.utf8(id);
        for (Pending.Slot slot : changes.panes()) {
            PeriodLength length = slot.length();
            boolean complete = rollup.grid().startSecond(length, slot.index() + 1) <= closedUpTo.getEpochSecond()
                    || !isAwaiting(id, node, length, slot.index());
            rollup.begin(writer, utf8, length, slot.index(), complete);
            writePane(id, node, length, slot.index());
            boolean hasWindows = changes.isLast(slot) && rollup.isStated();
            if (hasWindows) {
                rollup.write(writer, node, sums);
            }
            if (node.imputedOrNull() != null) {
                writeImputed(id, node, length, slot.index(), hasWindows);
            }
            consumer.accept(Aggregate.key(id, length, rollup.grid().start(length, slot.index())), writer.toBytes());
        }
    }

    private void writePane(String id, Node node, PeriodLength length, long index) {
        PaneChunk chunk = panes.chunk(id, node, length, index);
        int slot = ChunkKey.slot(index);
        Rollup rollup = node.rollup();
        for (int row = 0; row < rollup.series(); row++) {
            SeriesName name = rollup.name(row);
            Expectation.Due due = node.due(name, length);
            writer.total(
                    AggregateWriter.PANE,
                    row,
                    chunk.amount(name, slot, PaneDelta.SUM),
                    chunk.amount(name, slot, PaneDelta.REPORTED),
                    due.count(index, index + 1),
                    chunk.amount(name, slot, PaneDelta.WEIGHT),
                    due.weight(index, index + 1));
        }
    }

    private void writeImputed(String id, Node node, PeriodLength length, long index, boolean hasWindows) {
        PaneChunk chunk = panes.imputedChunk(id, length, index);
        Rollup rollup = node.rollup();
        for (int row = 0; row < rollup.series(); row++) {
            long amount = chunk.amount(rollup.name(row), ChunkKey.slot(index), PaneDelta.SUM);
            writer.imputed(AggregateWriter.PANE, row, amount);
        }
        if (hasWindows) {
            rollup.writeImputed(writer, node.imputedOrNull());
        }
    }

    /** Whether figures of a pane are expected that have not come. */
    boolean isAwaiting(String id, Node node, PeriodLength length, long index) {
        PaneChunk chunk = panes.chunk(id, node, length, index);
        int slot = ChunkKey.slot(index);
        Rollup rollup = node.rollup();
        for (int row = 0; row < rollup.series(); row++) {
            SeriesName name = rollup.name(row);
            if (chunk.amount(name, slot, PaneDelta.REPORTED)
                    < node.due(name, length).count(index, index + 1)) {
                return true;
            }
        }
        return false;
    }
}
