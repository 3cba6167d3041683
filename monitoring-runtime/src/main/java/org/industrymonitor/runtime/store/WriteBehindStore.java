package org.industrymonitor.runtime.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Live objects over a logged store of bytes. They are changed in place and written once per commit, however often they
 * changed, when the task prepares its commit: {@link #flushCache()} is the hook by which Streams flushes its own caching
 * stores into the transaction. After a crash nothing of an unfinished transaction remains, neither here nor in the
 * changelog, and its records are processed again.
 *
 * <p>That hook is an interface of Streams' internals; {@code WriteBehindStoreTest} and the crash test hold its behaviour.
 */
public final class WriteBehindStore<K, V> implements StateStore, CachedStateStore<K, V> {

    private static final int LOOK_EVERY = 16;

    private final KeyValueStore<Bytes, byte[]> written;
    private final Encoding<K> keys;
    private final Encoding<V> values;
    private final int liveObjects;

    /** A key without an object is remembered, too. */
    private final Map<K, Held<K, V>> live = new HashMap<>();

    /** Came when there was no room to stay, and were not used again: the first to be forgotten, in that order. */
    private final Deque<Held<K, V>> passing = new ArrayDeque<>();

    /** In the order in which it is looked whether they were used again. */
    private final Deque<Held<K, V>> staying = new ArrayDeque<>();

    /** How many of those that passed were forgotten. */
    private long forgotten;

    /** Number of the transaction that runs. */
    private long transaction;

    private final List<Held<K, V>> changed = new ArrayList<>();

    /** @param liveObjects how many objects stay decoded after a commit */
    public WriteBehindStore(
            KeyValueStore<Bytes, byte[]> written, Encoding<K> keys, Encoding<V> values, int liveObjects) {
        this.written = written;
        this.keys = keys;
        this.values = values;
        this.liveObjects = liveObjects;
    }

    /** The place of the key, to read and to change its object. */
    public Held<K, V> hold(K key) {
        Held<K, V> held = live.get(key);
        if (held != null) {
            return held.touch();
        }
        byte[] bytes = written.get(bytesOf(key));
        return live(new Held<>(this, key, bytes == null ? null : values.decode(bytes)));
    }

    /** The place of a key of which the caller knows that it never had an object: nothing is looked up. */
    public Held<K, V> holdNew(K key) {
        Held<K, V> held = live.get(key);
        return held == null ? live(new Held<>(this, key, null)) : held.touch();
    }

    private Held<K, V> live(Held<K, V> held) {
        live.put(held.key(), held);
        passing.add(held);
        return held;
    }

    /** The object of the key, to be read. */
    public Optional<V> get(K key) {
        return hold(key).value();
    }

    /** Sets the object of the key. */
    public void put(K key, V value) {
        hold(key).set(value);
    }

    public void remove(K key) {
        hold(key).set(null);
    }

    /** Every object in the order of its key's bytes, from the first key to the last, both inclusive. */
    public void range(K from, K to, BiConsumer<K, V> consumer) {
        writeChanged();
        visit(written.range(bytesOf(from), bytesOf(to)), consumer);
    }

    /** Every object in the order of its key's bytes. */
    public void all(BiConsumer<K, V> consumer) {
        writeChanged();
        visit(written.all(), consumer);
    }

    private void visit(KeyValueIterator<Bytes, byte[]> entries, BiConsumer<K, V> consumer) {
        List<K> found = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining(entry -> found.add(keys.decode(entry.key.get())));
        }
        for (K key : found) {
            get(key).ifPresent(value -> consumer.accept(key, value));
        }
    }

    /**
     * Forgets objects, if there are more than configured. Nobody may change an object across this call whose place is no longer
     * live.
     *
     * <p>What passes through does not drive out what is used again and again: where all keys are used in turn and do not fit, as the
     * enterprises of a large province each minute, as many as fit stay, and of the others none is kept for long.
     */
    public void trim() {
        if (live.size() > liveObjects) {
            writeChanged();
            forgetSome();
        }
    }

    private void forgetSome() {
        int enough = enough();
        // So that there is room for what passes
        int most = liveObjects - liveObjects / 5;
        for (int left = passing.size(); left > 0 && live.size() > enough; left--) {
            Held<K, V> oldest = passing.remove();
            if (oldest.wasUsedAgain() || staying.size() < most) {
                staying.add(oldest);
            } else {
                forget(oldest);
                lookAtStaying();
            }
        }
        while (staying.size() > most || live.size() > enough) {
            forgetUnlessUsed();
        }
    }

    /** Now and then at one, so that those make room that are not used any more, and those are not taken for such that have their turn yet. */
    private void lookAtStaying() {
        forgotten++;
        if (forgotten % LOOK_EVERY == 0 && !staying.isEmpty()) {
            forgetUnlessUsed();
        }
    }

    private void forgetUnlessUsed() {
        Held<K, V> oldest = staying.remove();
        if (oldest.wasUsedAgain()) {
            staying.add(oldest);
        } else {
            forget(oldest);
        }
    }

    /** A tenth at a time: what changed is written each time. */
    private int enough() {
        return liveObjects - liveObjects / 10;
    }

    private void forget(Held<K, V> held) {
        held.forgotten();
        live.remove(held.key());
    }

    long transaction() {
        return transaction;
    }

    void noteChange(Held<K, V> held) {
        changed.add(held);
    }

    private void writeChanged() {
        for (Held<K, V> held : changed) {
            V value = held.orNull();
            if (value == null) {
                written.delete(bytesOf(held.key()));
            } else {
                written.put(bytesOf(held.key()), values.encode(value));
            }
            held.written();
        }
        changed.clear();
    }

    private Bytes bytesOf(K key) {
        return Bytes.wrap(keys.encode(key));
    }

    @Override
    public void flushCache() {
        writeChanged();
        if (written instanceof CachedStateStore<?, ?> behind) {
            behind.flushCache();
        }
        transaction++;
        if (live.size() > enough()) {
            forgetSome();
        }
    }

    @Override
    public void clearCache() {
        forgetAll();
        if (written instanceof CachedStateStore<?, ?> behind) {
            behind.clearCache();
        }
    }

    private void forgetAll() {
        changed.clear();
        live.values().forEach(Held::forgotten);
        passing.clear();
        staying.clear();
        live.clear();
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<K, V> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return written.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        written.init(context, root);
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        written.commit(changelogOffsets);
    }

    @Override
    public Long committedOffset(TopicPartition partition) {
        return written.committedOffset(partition);
    }

    @Override
    @Deprecated
    @SuppressWarnings(
            "deprecation") // whether it manages its offsets is the inner store's to say, as long as one may say no
    public boolean managesOffsets() {
        return written.managesOffsets();
    }

    @Override
    public void close() {
        forgetAll();
        written.close();
    }

    @Override
    public boolean persistent() {
        return written.persistent();
    }

    @Override
    public boolean isOpen() {
        return written.isOpen();
    }

    /**
     * Declares one; it is logged, always, and is its own cache.
     *
     * @param liveObjects how many objects stay decoded after a commit
     */
    public static <K, V> StoreBuilder<WriteBehindStore<K, V>> builder(
            KeyValueBytesStoreSupplier bytes, Encoding<K> keys, Encoding<V> values, int liveObjects) {
        return new Builder<>(
                Stores.keyValueStoreBuilder(bytes, Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(CommittedStore.CHANGELOG),
                keys,
                values,
                liveObjects);
    }

    private record Builder<K, V>(
            StoreBuilder<KeyValueStore<Bytes, byte[]>> written, Encoding<K> keys, Encoding<V> values, int liveObjects)
            implements StoreBuilder<WriteBehindStore<K, V>> {
        @Override
        public WriteBehindStore<K, V> build() {
            return new WriteBehindStore<>(written.build(), keys, values, liveObjects);
        }

        @Override
        public StoreBuilder<WriteBehindStore<K, V>> withCachingEnabled() {
            throw new IllegalStateException(name() + " is its own cache");
        }

        @Override
        public StoreBuilder<WriteBehindStore<K, V>> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore<K, V>> withLoggingEnabled(Map<String, String> config) {
            written.withLoggingEnabled(config);
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore<K, V>> withLoggingDisabled() {
            throw new IllegalStateException(name() + " must be logged");
        }

        @Override
        public Map<String, String> logConfig() {
            return written.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }

        @Override
        public String name() {
            return written.name();
        }
    }
}
