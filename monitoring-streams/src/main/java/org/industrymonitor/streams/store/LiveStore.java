package org.industrymonitor.streams.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Live objects over a logged store of bytes, written when the task prepares its commit: {@link #flushCache()} is the hook
 * by which Streams flushes its own caching stores into the transaction. After a crash nothing of an unfinished
 * transaction remains, neither here nor in the changelog, and its records are processed again.
 *
 * <p>That hook is an interface of Streams' internals; {@code LiveStoreTest} and the crash test hold its behaviour.
 */
abstract class LiveStore<K, V> implements StateStore, CachedStateStore<K, V> {

    private final KeyValueStore<Bytes, byte[]> written;
    private final Encoding<K> keys;
    private final Encoding<V> values;
    private final List<Held<K, V>> changed = new ArrayList<>();

    LiveStore(KeyValueStore<Bytes, byte[]> written, Encoding<K> keys, Encoding<V> values) {
        this.written = written;
        this.keys = keys;
        this.values = values;
    }

    final KeyValueStore<Bytes, byte[]> written() {
        return written;
    }

    final Bytes bytesOf(K key) {
        return Bytes.wrap(keys.encode(key));
    }

    final K keyOf(Bytes bytes) {
        return keys.decode(bytes.get());
    }

    final V valueOf(byte[] bytes) {
        return values.decode(bytes);
    }

    final void erase(K key) {
        written.delete(bytesOf(key));
    }

    final void noteChange(Held<K, V> held) {
        changed.add(held);
    }

    /** Writes every object that was set since the last time. */
    final void writeChanged() {
        for (Held<K, V> held : changed) {
            V value = held.orNull();
            if (value == null) {
                erase(held.key());
            } else {
                written.put(bytesOf(held.key()), values.encode(value));
            }
            held.written();
        }
        changed.clear();
    }

    final void forgetChanges() {
        changed.clear();
    }

    @Override
    public void clearCache() {
        changed.clear();
    }

    @Override
    public final boolean setFlushListener(CacheFlushListener<K, V> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public final String name() {
        return written.name();
    }

    @Override
    public final void init(StateStoreContext context, StateStore root) {
        written.init(context, root);
    }

    @Override
    public final void commit(Map<TopicPartition, Long> changelogOffsets) {
        written.commit(changelogOffsets);
    }

    @Override
    public final Long committedOffset(TopicPartition partition) {
        return written.committedOffset(partition);
    }

    @Override
    @Deprecated
    @SuppressWarnings(
            "deprecation") // whether it manages its offsets is the inner store's to say, as long as one may say no
    public final boolean managesOffsets() {
        return written.managesOffsets();
    }

    @Override
    public final void close() {
        clearCache();
        written.close();
    }

    @Override
    public final boolean persistent() {
        return written.persistent();
    }

    @Override
    public final boolean isOpen() {
        return written.isOpen();
    }
}
