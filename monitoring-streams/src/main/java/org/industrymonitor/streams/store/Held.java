package org.industrymonitor.streams.store;

import java.util.Optional;

/**
 * The place of one key in a store of live objects, from one look-up: to read, to change, and to say that it was changed.
 * It is of use until the store trims or clears what it keeps.
 */
public final class Held<K, V> {

    private final LiveStore<K, V> store;
    private final K key;
    private V value;
    private boolean changed;

    Held(LiveStore<K, V> store, K key, V value) {
        this.store = store;
        this.key = key;
        this.value = value;
    }

    /** The object; empty when there is none. */
    public Optional<V> value() {
        return Optional.ofNullable(value);
    }

    /** Sets the object, or says that it was changed in place. */
    public void set(V newValue) {
        value = newValue;
        if (!changed) {
            changed = true;
            store.noteChange(this);
        }
    }

    K key() {
        return key;
    }

    V orNull() {
        return value;
    }

    void written() {
        changed = false;
    }
}
