package org.industrymonitor.streams.node;

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
import org.industrymonitor.streams.account.AccountBook;
import org.industrymonitor.streams.account.AccountKey;
import org.industrymonitor.streams.account.AccountState;
import org.industrymonitor.streams.gauge.NodeMeters;
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.pane.ChunkKey;

/** Supplies the node processor with its stores. Their names are those of changelog topics: a contract. */
public final class NodeStores implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    public static final String NODES = "nodes";
    static final String PANES = "node-panes";
    static final String ACCOUNTS = "accounts";
    static final String WAITING_ACCOUNTS = "waiting-accounts";
    static final String CLOCK = "completion-clock";
    static final String COMMIT = "nodes-before-commit";

    private final Duration grace;
    private final Duration interval;
    private final Duration accountsInterval;
    private final int liveObjects;
    private final NodeMeters meters;
    private final Desks desks;

    /**
     * @param grace how long after a period ends its figures are waited for
     * @param interval a node is published at most once in it
     * @param accountsInterval accounts are published at most once in it
     * @param liveObjects how many nodes, and four times as many chunks of panes and accounts, a task keeps decoded
     * @param meters told of what is published
     */
    public NodeStores(
            Duration grace, Duration interval, Duration accountsInterval, int liveObjects, NodeMeters meters) {
        this(grace, interval, accountsInterval, liveObjects, meters, new Desks());
    }

    /** @param desks where questions to the tasks are handed in */
    public NodeStores(
            Duration grace,
            Duration interval,
            Duration accountsInterval,
            int liveObjects,
            NodeMeters meters,
            Desks desks) {
        this.grace = grace;
        this.interval = interval;
        this.accountsInterval = accountsInterval;
        this.liveObjects = liveObjects;
        this.meters = meters;
        this.desks = desks;
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new NodeProcessor(grace, interval, accountsInterval, meters, desks);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                WriteBehindStore.builder(CommittedStore.supplier(NODES), Encodings.TEXT, Node.encoding(), liveObjects),
                WriteBehindStore.builder(
                        CommittedStore.supplier(PANES), ChunkKey.ENCODING, PaneChunk.encoding(), 4 * liveObjects),
                WriteBehindStore.builder(
                        CommittedStore.supplier(ACCOUNTS),
                        AccountKey.ENCODING,
                        AccountState.encoding(),
                        4 * liveObjects),
                WriteBehindStore.builder(
                        CommittedStore.supplier(WAITING_ACCOUNTS),
                        Encodings.TEXT,
                        AccountBook.Changed.ENCODING,
                        liveObjects),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CLOCK), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingEnabled(Map.of()),
                CommitHook.builder(COMMIT));
    }
}
