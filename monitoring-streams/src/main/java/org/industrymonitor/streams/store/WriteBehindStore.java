package org.industrymonitor.streams.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Objects that are changed in place and written once per commit, however often they changed. */
public final class WriteBehindStore<K, V> extends LiveStore<K, V> {

    private final int liveObjects;

    /** Least recently used first. An absent value is remembered, too. */
    private final LinkedHashMap<K, Optional<V>> live = new LinkedHashMap<>(16, 0.75f, true);

    private final LinkedHashMap<K, Optional<V>> changed = new LinkedHashMap<>();

    WriteBehindStore(KeyValueStore<Bytes, byte[]> written, Encoding<K> keys, Encoding<V> values, int liveObjects) {
        super(written, keys, values);
        this.liveObjects = liveObjects;
    }

    /** The object of the key. Whoever changes it says so with {@link #put}. */
    public Optional<V> get(K key) {
        Optional<V> known = live.get(key);
        if (known == null) {
            known = Optional.ofNullable(written().get(bytesOf(key))).map(this::valueOf);
            live.put(key, known);
        }
        return known;
    }

    /** Sets the object of the key, or says that it was changed in place. */
    public void put(K key, V value) {
        Optional<V> present = Optional.of(value);
        live.put(key, present);
        changed.put(key, present);
    }

    public void remove(K key) {
        live.put(key, Optional.empty());
        changed.put(key, Optional.empty());
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
     * hold an object across this call and change it afterwards.
     */
    public void trim() {
        Iterator<Map.Entry<K, Optional<V>>> eldest = live.entrySet().iterator();
        while (live.size() > liveObjects && eldest.hasNext()) {
            K key = eldest.next().getKey();
            Optional<V> unwritten = changed.remove(key);
            if (unwritten != null) {
                write(key, unwritten);
            }
            eldest.remove();
        }
    }

    @Override
    public void flushCache() {
        writeChanged();
        trim();
    }

    private void writeChanged() {
        changed.forEach(this::write);
        changed.clear();
    }

    private void write(K key, Optional<V> value) {
        value.ifPresentOrElse(present -> write(key, present), () -> erase(key));
    }

    @Override
    public void clearCache() {
        live.clear();
        changed.clear();
    }
}
