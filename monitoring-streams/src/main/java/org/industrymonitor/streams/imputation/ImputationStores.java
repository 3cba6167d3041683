package org.industrymonitor.streams.imputation;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.industrymonitor.runtime.store.CommitHook;
import org.industrymonitor.runtime.store.CommittedStore;
import org.industrymonitor.runtime.store.Encodings;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.pane.ChunkKey;

/** Supplies the imputation processor with its stores. Their names are those of changelog topics: a contract. */
public final class ImputationStores implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    static final String CELLS = "responding-cells";
    static final String CHUNKS = "cell-respondents";
    static final String CLOCK = "imputation-clock";
    static final String COMMIT = "imputation-before-commit";

    private final int most;
    private final Duration grace;
    private final int liveObjects;

    /**
     * @param most periods in a row that are estimated
     * @param grace how long after a period ends its figures are waited for
     * @param liveObjects how many cells, and four times as many chunks of theirs, a task keeps decoded
     */
    public ImputationStores(int most, Duration grace, int liveObjects) {
        this.most = most;
        this.grace = grace;
        this.liveObjects = liveObjects;
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new ImputationProcessor(most, grace);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                WriteBehindStore.builder(
                        CommittedStore.supplier(CELLS), Encodings.TEXT, RespondingCell.ENCODING, liveObjects),
                WriteBehindStore.builder(
                        CommittedStore.supplier(CHUNKS), ChunkKey.ENCODING, CellChunk.encoding(), 4 * liveObjects),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CLOCK), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingEnabled(Map.of()),
                CommitHook.builder(COMMIT));
    }
}
