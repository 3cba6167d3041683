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

    private final Map<K, V> pending = new LinkedHashMap<>();

    /** Keys whose value has changed since it was written, or was never written. */
    private final Set<K> unwritten = new HashSet<>();

    private final Set<K> inStore = new HashSet<>();

    PendingStore(KeyValueStore<Bytes, byte[]> written, Encoding<K> keys, Encoding<V> values) {
        super(written, keys, values);
    }

    /** Brings back what an earlier run left undone. To be called once, when the store is restored. */
    public void load() {
        try (KeyValueIterator<Bytes, byte[]> entries = written().all()) {
            entries.forEachRemaining(entry -> {
                K key = keyOf(entry.key);
                pending.put(key, valueOf(entry.value));
                inStore.add(key);
            });
        }
    }

    /** The value of the key, to be changed by the caller. */
    public V change(K key, Supplier<V> initial) {
        unwritten.add(key);
        return pending.computeIfAbsent(key, k -> initial.get());
    }

    /** How many wait. */
    public int size() {
        return pending.size();
    }

    /** Hands over all that waits, in the order in which it came, and forgets it. */
    public void drain(BiConsumer<K, V> consumer) {
        pending.forEach(consumer);
        pending.clear();
        unwritten.clear();
    }

    @Override
    public void flushCache() {
        inStore.removeIf(key -> {
            if (pending.containsKey(key)) {
                return false;
            }
            erase(key);
            return true;
        });
        for (K key : unwritten) {
            write(key, pending.get(key));
            inStore.add(key);
        }
        unwritten.clear();
    }

    @Override
    public void clearCache() {
        pending.clear();
        unwritten.clear();
        inStore.clear();
    }
}
