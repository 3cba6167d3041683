package org.industrymonitor.streams.statement;

import java.time.Instant;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKeyWriter;
import org.industrymonitor.streams.pane.Rollup;

/** Writes what is published of an enterprise when a pane of it has changed. */
final class EnterpriseAggregateWriter {

    /** The record of a pane. */
    record Written(String key, byte[] value) {}

    private static final Window[] WINDOWS = Window.values();

    private final AggregateWriter writer = new AggregateWriter();
    private final PaneKeyWriter keys = new PaneKeyWriter();
    private final PaneDelta figures = new PaneDelta();

    /** Writes a pane; empty when it is in no span of the facts. */
    Written write(String id, Rollup rollup, Facts facts, PeriodLength length, long index, StatementChunk chunk) {
        String node = NodeId.enterprise(id).toString();
        Instant start = facts.grid().start(length, index);
        writer.begin(node, length, start.getEpochSecond(), rollup.asOf().getEpochSecond());
        facts.spanOf(length, index).ifPresent(span -> writePane(facts, span, index, chunk));
        for (Window window : WINDOWS) {
            writer.window(window);
            rollup.visitWindow(window, writer::total);
        }
        return new Written(keys.key(node, length, start), writer.toBytes());
    }

    private void writePane(Facts facts, Span span, long index, StatementChunk chunk) {
        figures.clear();
        span.expected().forEach((series, expected) -> figures.add(series, 0, 0, expected));
        facts.count(figures, span, index, chunk, ChunkKey.slot(index), 1);
        figures.forEachByName((series, sum, reported, expected) -> {
            if (Rollup.isListed(sum, reported, expected)) {
                writer.total(series, sum, reported, expected);
            }
        });
    }
}
