package org.industrymonitor.streams.statement;

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
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.pane.ChunkKey;

/** Supplies the statement processor with its stores. Their names are those of changelog topics: a contract. */
public final class StatementStores implements ProcessorSupplier<byte[], TaskInput, byte[], byte[]> {

    public static final String ENTERPRISES = "enterprises";
    static final String STATEMENTS = "statements";
    static final String OFFICIALS = "official-figures";
    static final String REFERENCE = "reference";
    static final String PARKED = "parked-readings";
    static final String COMMIT = "statements-before-commit";

    private final Retention retention;
    private final int mostImputed;
    private final int liveObjects;
    private final StatementMeters meters;
    private final Desks desks;

    /**
     * @param retention how far back readings are taken
     * @param mostImputed periods in a row that are imputed, see {@link org.industrymonitor.streams.imputation}; 0 for none
     * @param liveObjects how many enterprises, and twice as many chunks of statements, a task keeps decoded
     */
    public StatementStores(Retention retention, int mostImputed, int liveObjects, StatementMeters meters) {
        this(retention, mostImputed, liveObjects, meters, new Desks());
    }

    /** @param desks where questions to the tasks are handed in */
    public StatementStores(Retention retention, int mostImputed, int liveObjects, StatementMeters meters, Desks desks) {
        this.retention = retention;
        this.mostImputed = mostImputed;
        this.liveObjects = liveObjects;
        this.meters = meters;
        this.desks = desks;
    }

    @Override
    public Processor<byte[], TaskInput, byte[], byte[]> get() {
        return new StatementProcessor(retention, mostImputed, liveObjects, meters, desks);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                WriteBehindStore.builder(
                        CommittedStore.supplier(ENTERPRISES), Encodings.TEXT, Enterprise.encoding(), liveObjects),
                WriteBehindStore.builder(
                        CommittedStore.supplier(STATEMENTS),
                        ChunkKey.ENCODING,
                        StatementChunk.encoding(),
                        2 * liveObjects),
                WriteBehindStore.builder(
                        CommittedStore.supplier(OFFICIALS), ChunkKey.ENCODING, StatementChunk.encoding(), liveObjects),
                CommitHook.builder(COMMIT),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(REFERENCE), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingEnabled(Map.of()),
                Stores.keyValueStoreBuilder(CommittedStore.supplier(PARKED), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingEnabled(CommittedStore.CHANGELOG));
    }
}
