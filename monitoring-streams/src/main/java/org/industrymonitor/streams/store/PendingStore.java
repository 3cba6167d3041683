package org.industrymonitor.streams.store;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Work that is put off to be done together: it is kept in memory, and what is not done when the task commits is written
 * with the commit, so that a task that takes over does it.
 */
public final class PendingStore<K, V> extends LiveStore<K, V> {

    private final Map<K, Held<K, V>> pending = new LinkedHashMap<>();
    private final Set<K> inStore = new HashSet<>();

    PendingStore(KeyValueStore<Bytes, byte[]> written, Encoding<K> keys, Encoding<V> values) {
        super(written, keys, values);
    }

    /** Brings back what an earlier run left undone. To be called once, when the store is restored. */
    public void load() {
        try (KeyValueIterator<Bytes, byte[]> entries = written().all()) {
            entries.forEachRemaining(entry -> {
                K key = keyOf(entry.key);
                pending.put(key, new Held<>(this, key, valueOf(entry.value)));
                inStore.add(key);
            });
        }
    }

    /** The value of the key, to be changed by the caller. */
    public V change(K key, Supplier<V> initial) {
        Held<K, V> held = pending.get(key);
        if (held == null) {
            held = new Held<>(this, key, initial.get());
            pending.put(key, held);
        }
        V value = held.orNull();
        held.set(value);
        return value;
    }

    /** Hands over all that waits, in the order in which it came, and forgets it. */
    public void drain(BiConsumer<K, V> consumer) {
        pending.forEach((key, held) -> consumer.accept(key, held.orNull()));
        pending.clear();
        forgetChanges();
    }

    @Override
    public void flushCache() {
        inStore.removeIf(key -> {
            boolean done = !pending.containsKey(key);
            if (done) {
                erase(key);
            }
            return done;
        });
        writeChanged();
        inStore.addAll(pending.keySet());
    }

    @Override
    public void clearCache() {
        super.clearCache();
        pending.clear();
        inStore.clear();
    }
}
