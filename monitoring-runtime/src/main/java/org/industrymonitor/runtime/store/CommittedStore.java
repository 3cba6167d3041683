package org.industrymonitor.runtime.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * Bytes on disk, of committed transactions only, so that a process that was killed goes on with what is there.
 *
 * <p>Changes are kept in memory until it is certain that their transaction is committed: when the task prepares a commit and has
 * processed something since it prepared the one before. Then they are written together with an offset of the changelog. What the
 * {@linkplain Disk disk} lacks is behind that offset: Streams restores it when the store is opened. An offset that is too low does no harm, for
 * every record of the changelog replaces the one before; one too high, or a change that was never committed, would. Hence nothing
 * is written when Streams says {@link #commit}: it says so, too, when it shuts down after a commit that failed.
 *
 * <p>The store must be logged, and every key and value read or written by one thread at a time, as Streams does.
 */
public final class CommittedStore implements KeyValueStore<Bytes, byte[]>, CachedStateStore<Bytes, byte[]> {

    /**
     * What its changelog must keep: a store that was away for less than that still learns of every deletion. Kafka's own default
     * is a day.
     */
    public static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            Long.toString(Duration.ofDays(30).toMillis()));

    private static final String DIRECTORY = "committed";

    private final String name;
    private final PendingWrites pending = new PendingWrites();

    private Transactions transactions;
    private Duration tablesInterval = tablesInterval(CommonSettings.DEFINITION.defaultValues());
    private Disk disk;
    private Object processedAtPrepare;
    private OptionalLong preparedUpTo = OptionalLong.empty();

    CommittedStore(String name) {
        this.name = name;
    }

    /** Supplies a store of that name, which must be logged. */
    public static KeyValueBytesStoreSupplier supplier(String name) {
        return new Supplier(name);
    }

    private record Supplier(String name) implements KeyValueBytesStoreSupplier {
        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new CommittedStore(name);
        }

        @Override
        public String metricsScope() {
            return DIRECTORY;
        }
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        Transactions ofTask = TaskTransactions.of(context, name);
        if (context.appConfigs().containsKey(CommonSettings.STATE_TABLES_INTERVAL_MS)) {
            tablesInterval = tablesInterval(context.appConfigs());
        }
        open(context.stateDir().toPath(), context.taskId(), ofTask);
        context.register(root, (RecordBatchingStateRestoreCallback) this::restore);
    }

    private static Duration tablesInterval(Map<String, Object> settings) {
        return Duration.ofMillis((Long) settings.get(CommonSettings.STATE_TABLES_INTERVAL_MS));
    }

    /** @param stateDirectory of the task */
    void open(Path stateDirectory, TaskId task, Transactions ofTask) {
        transactions = ofTask;
        Path directory = stateDirectory.resolve(DIRECTORY).resolve(name);
        try {
            disk = Disk.open(directory);
        } catch (RocksDBException unopened) {
            ProcessorStateException cause = new ProcessorStateException("cannot open " + directory, unopened);
            // Damaged, by a failing disk or a loss of power: Streams removes it and restores everything.
            boolean damaged =
                    unopened.getStatus() != null && unopened.getStatus().getCode() == Status.Code.Corruption;
            throw damaged ? new TaskCorruptedException(Set.of(task), cause) : cause;
        }
    }

    @Override
    public void flushCache() {
        beforeChange();
        Object processed = transactions.lastProcessed();
        if (processed != processedAtPrepare) {
            writePrepared();
        }
        pending.prepare();
        processedAtPrepare = processed;
        opened().writeTablesAfter(tablesInterval);
    }

    /** As long as nothing has changed since, all that is acknowledged is among what is prepared, or on disk. */
    private void beforeChange() {
        if (!pending.isRunning()) {
            preparedUpTo = transactions.acknowledged();
        }
    }

    /** Unless no offset is known yet: then it waits for the next commit. */
    private void writePrepared() {
        OptionalLong upTo = preparedUpTo.isPresent() ? preparedUpTo : opened().offset();
        if (!pending.prepared().isEmpty() && upTo.isPresent()) {
            disk.write(pending.prepared(), upTo.getAsLong());
            pending.forgetPrepared();
        }
    }

    /** Only the task of a transaction that is committed becomes a standby, or the other way round. */
    @Override
    public void clearCache() {
        pending.prepare();
        beforeChange();
        writePrepared();
        processedAtPrepare = null;
        preparedUpTo = OptionalLong.empty();
    }

    /** What is restored is committed, and follows all that the store was given before. */
    void restore(Collection<ConsumerRecord<byte[], byte[]>> records) {
        pending.prepare();
        Map<Bytes, byte[]> changes = new HashMap<>(pending.prepared());
        long upTo = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            changes.put(Bytes.wrap(record.key()), record.value() == null ? PendingWrites.DELETED : record.value());
            upTo = record.offset();
        }
        opened().write(changes, upTo);
        pending.clear();
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        if (changelogOffsets.isEmpty()) {
            // Streams knows that the changelog is not what the store was made of.
            pending.clear();
            opened().forgetOffset();
        }
    }

    /** {@link OffsetCheckpoint#OFFSET_UNKNOWN} is that of a store without anything, to which the whole changelog is to be added. */
    @Override
    public Long committedOffset(TopicPartition partition) {
        OptionalLong offset = opened().offset();
        if (offset.isPresent()) {
            return offset.getAsLong();
        }
        return disk.isEmpty() ? OffsetCheckpoint.OFFSET_UNKNOWN : null;
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation") // it is asked as long as a store may say no
    public boolean managesOffsets() {
        return true;
    }

    @Override
    public byte[] get(Bytes key) {
        byte[] change = pending.find(key);
        if (change == null) {
            return opened().get(key);
        }
        return change == PendingWrites.DELETED ? null : change;
    }

    @Override
    public void put(Bytes key, byte[] value) {
        opened();
        beforeChange();
        pending.put(key, value);
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(Bytes key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    /** To be closed; both ends are inclusive, or null for the first and the last key there are. */
    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return new MergedRange(pending.range(from, to).entrySet().iterator(), opened().iterator(), from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        return opened().approximateSize() + pending.size();
    }

    /** Nobody queries it by positions. */
    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return disk != null;
    }

    /** What was not certain to be committed is left to the changelog. */
    @Override
    public void close() {
        pending.clear();
        processedAtPrepare = null;
        preparedUpTo = OptionalLong.empty();
        if (disk != null) {
            disk.close();
            disk = null;
        }
    }

    /** The disk, while the store is open. */
    Disk opened() {
        if (disk == null) {
            throw new InvalidStateStoreException("store " + name + " is not open");
        }
        return disk;
    }
}
