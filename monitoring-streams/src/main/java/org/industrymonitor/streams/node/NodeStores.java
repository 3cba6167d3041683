package org.industrymonitor.streams.node;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKey;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;
import org.industrymonitor.streams.store.Encoding;
import org.industrymonitor.streams.store.Encodings;
import org.industrymonitor.streams.store.LiveStoreBuilder;

/** Supplies the node processor with its stores. Their names are those of changelog topics: a contract. */
public final class NodeStores implements ProcessorSupplier<String, byte[], String, byte[]> {

    static final String NODES = "nodes";
    static final String PANES = "node-panes";
    static final String EMISSIONS = "pending-emissions";

    private static final Encoding<Rollup> ROLLUP = new Encoding<>() {
        @Override
        public byte[] encode(Rollup rollup) {
            ByteWriter out = new ByteWriter(512);
            rollup.write(out);
            return out.toBytes();
        }

        @Override
        public Rollup decode(byte[] bytes) {
            return Rollup.read(new ByteReader(bytes));
        }
    };

    private final Duration emissionInterval;
    private final int liveObjects;

    /**
     * @param emissionInterval a pane is published at most once in it
     * @param liveObjects how many nodes, and four times as many chunks of panes, a task keeps decoded
     */
    public NodeStores(Duration emissionInterval, int liveObjects) {
        this.emissionInterval = emissionInterval;
        this.liveObjects = liveObjects;
    }

    @Override
    public Processor<String, byte[], String, byte[]> get() {
        return new NodeProcessor(emissionInterval);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                LiveStoreBuilder.writeBehind(
                        Stores.persistentKeyValueStore(NODES), Encodings.TEXT, ROLLUP, liveObjects),
                LiveStoreBuilder.writeBehind(
                        Stores.persistentKeyValueStore(PANES), ChunkKey.ENCODING, PaneChunk.ENCODING, 4 * liveObjects),
                LiveStoreBuilder.pending(
                        Stores.inMemoryKeyValueStore(EMISSIONS), PaneKey.ENCODING, PaneDelta.ENCODING));
    }
}
