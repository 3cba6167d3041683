package org.industrymonitor.streams.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Objects that are changed in place and written once per commit, however often they changed. */
public final class WriteBehindStore<K, V> extends LiveStore<K, V> {

    private final int liveObjects;

    /** Least recently used first. A key without an object is remembered, too. */
    private final LinkedHashMap<K, Held<K, V>> live = new LinkedHashMap<>(16, 0.75f, true);

    WriteBehindStore(KeyValueStore<Bytes, byte[]> written, Encoding<K> keys, Encoding<V> values, int liveObjects) {
        super(written, keys, values);
        this.liveObjects = liveObjects;
    }

    /** The place of the key, to read and to change its object. */
    public Held<K, V> hold(K key) {
        Held<K, V> held = live.get(key);
        if (held == null) {
            byte[] bytes = written().get(bytesOf(key));
            held = new Held<>(this, key, bytes == null ? null : valueOf(bytes));
            live.put(key, held);
        }
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
        visit(written().range(bytesOf(from), bytesOf(to)), consumer);
    }

    /** Every object in the order of its key's bytes. */
    public void all(BiConsumer<K, V> consumer) {
        writeChanged();
        visit(written().all(), consumer);
    }

    private void visit(KeyValueIterator<Bytes, byte[]> entries, BiConsumer<K, V> consumer) {
        List<K> found = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining(entry -> found.add(keyOf(entry.key)));
        }
        for (K key : found) {
            get(key).ifPresent(value -> consumer.accept(key, value));
        }
    }

    /**
     * Forgets the objects that were not used for the longest time, so that no more than configured remain. Nobody may
     * keep an object across this call and change it afterwards.
     */
    public void trim() {
        if (live.size() <= liveObjects) {
            return;
        }
        writeChanged();
        Iterator<K> eldest = live.keySet().iterator();
        // A tenth at a time, so that what has to be written first is written together.
        while (live.size() > liveObjects - liveObjects / 10 && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
    }

    @Override
    public void flushCache() {
        writeChanged();
        trim();
    }

    @Override
    public void clearCache() {
        super.clearCache();
        live.clear();
    }
}
