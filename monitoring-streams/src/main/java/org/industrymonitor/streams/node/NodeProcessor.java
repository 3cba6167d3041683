package org.industrymonitor.streams.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKey;
import org.industrymonitor.streams.pane.PaneReader;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.store.Held;
import org.industrymonitor.streams.store.PendingStore;
import org.industrymonitor.streams.store.WriteBehindStore;

/**
 * Deltas of nodes in, aggregates of nodes out: each pane that changed, at most once per interval, with the latest state
 * only.
 */
final class NodeProcessor implements Processor<String, byte[], String, byte[]> {

    private static final Comparator<PaneKey> IN_ORDER =
            Comparator.comparing(PaneKey::owner).thenComparing(PaneKey::length).thenComparingLong(PaneKey::index);

    private final Duration emissionInterval;
    private final AggregateWriter writer = new AggregateWriter();

    private ProcessorContext<String, byte[]> context;
    private WriteBehindStore<String, Rollup> nodes;
    private WriteBehindStore<ChunkKey, PaneChunk> panes;

    /** Panes to be published; of the delta only the time of receipt is of use. */
    private PendingStore<PaneKey, PaneDelta> emissions;

    NodeProcessor(Duration emissionInterval) {
        this.emissionInterval = emissionInterval;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        nodes = context.getStateStore(NodeStores.NODES);
        panes = context.getStateStore(NodeStores.PANES);
        emissions = context.getStateStore(NodeStores.EMISSIONS);
        emissions.load();
        context.schedule(emissionInterval, PunctuationType.WALL_CLOCK_TIME, now -> emit());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String node = record.key();
        NodeDelta change = NodeDelta.fromBytes(record.value());
        PaneDelta delta = change.delta();
        Held<String, Rollup> held = nodes.hold(node);
        Rollup rollup = held.value().orElseGet(() -> new Rollup(change.zone()));
        rollup.apply(change.length(), change.index(), delta, reader(node));
        held.set(rollup);
        if (delta.changesPane()) {
            Held<ChunkKey, PaneChunk> heldChunk = panes.hold(ChunkKey.of(node, change.length(), change.index()));
            PaneChunk chunk = heldChunk.value().orElseGet(PaneChunk::new);
            chunk.add(ChunkKey.slot(change.index()), delta);
            heldChunk.set(chunk);
            changed(new PaneKey(node, change.length(), change.index()), record.timestamp());
        }
        if (delta.hasStep()) {
            changedFrom(node, change.length(), change.index(), record.timestamp());
            // The windows expect more or less, too, be there a pane of that length or not.
            rollup.newest(node).ifPresent(pane -> changed(pane, record.timestamp()));
        }
        panes.trim();
        nodes.trim();
    }

    /** What is expected changes for a period and all later ones: the panes there are say so, too. */
    private void changedFrom(String node, PeriodLength length, long index, long received) {
        ChunkKey first = ChunkKey.of(node, length, index);
        panes.range(first, new ChunkKey(node, length, Long.MAX_VALUE), (key, chunk) -> {
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if (chunk.isStated(slot) && key.firstIndex() + slot >= index) {
                    changed(new PaneKey(node, length, key.firstIndex() + slot), received);
                }
            }
        });
    }

    private void changed(PaneKey pane, long received) {
        emissions.change(pane, PaneDelta::new).state(received);
    }

    /** Publishes the panes that changed, those of a node in the order of time. */
    private void emit() {
        TreeMap<PaneKey, PaneDelta> inOrder = new TreeMap<>(IN_ORDER);
        emissions.drain(inOrder::put);
        inOrder.forEach((pane, change) -> {
            Rollup rollup = nodes.get(pane.owner()).orElseThrow();
            Instant start = rollup.grid().start(pane.length(), pane.index());
            writer.begin(
                    pane.owner(),
                    pane.length(),
                    start.getEpochSecond(),
                    rollup.asOf().getEpochSecond());
            writePane(pane, rollup);
            for (Window window : Window.values()) {
                writer.window(window);
                rollup.visitWindow(window, writer::total);
            }
            String key = Aggregate.key(pane.owner(), pane.length(), start);
            context.forward(new Record<>(key, writer.toBytes(), change.received()));
        });
    }

    private void writePane(PaneKey pane, Rollup rollup) {
        PaneChunk chunk = panes.get(ChunkKey.of(pane.owner(), pane.length(), pane.index()))
                .orElseGet(PaneChunk::new);
        int slot = ChunkKey.slot(pane.index());
        rollup.visitExpected(pane.length(), pane.index(), (series, expected) -> {
            PaneChunk.Totals totals = chunk.series().get(series);
            long sum = totals == null ? 0 : totals.sum(slot);
            long reported = totals == null ? 0 : totals.reported(slot);
            if (Rollup.isListed(sum, reported, expected)) {
                writer.total(series, sum, reported, expected);
            }
        });
    }

    private PaneReader reader(String node) {
        return (length, from, to, visitor) -> {
            for (long index = from; index < to; index++) {
                int slot = ChunkKey.slot(index);
                PaneChunk chunk = panes.get(ChunkKey.of(node, length, index)).orElse(null);
                if (chunk == null) {
                    index += ChunkKey.PERIODS - 1 - slot;
                    continue;
                }
                chunk.series()
                        .forEach((series, totals) -> visitor.visit(series, totals.sum(slot), totals.reported(slot)));
            }
        };
    }
}
