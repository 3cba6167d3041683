package org.industrymonitor.runtime.store;

import java.util.Optional;

/**
 * The place of one key in a {@link WriteBehindStore}, from one look-up: to read, to change, and to say that it was changed.
 * It may be kept for as long as it is live.
 */
public final class Held<K, V> {

    private final WriteBehindStore<K, V> store;
    private final K key;
    private V value;
    private boolean changed;
    private boolean live = true;

    /** Number of the transaction in which it was looked at last: whether it is to be forgotten. */
    private long since;

    /** Number of the transaction in which it was used last. */
    private long used;

    Held(WriteBehindStore<K, V> store, K key, V value) {
        this.store = store;
        this.key = key;
        this.value = value;
        this.since = store.transaction();
        this.used = since;
    }

    public K key() {
        return key;
    }

    /** Whether the store still knows this place; else it is to be looked up anew. */
    public boolean isLive() {
        return live;
    }

    /** The object; empty when there is none. */
    public Optional<V> value() {
        return Optional.ofNullable(value);
    }

    /** The object; null when there is none. */
    public V orNull() {
        return value;
    }

    /** Sets the object, or says that it was changed in place. */
    public void set(V newValue) {
        value = newValue;
        if (!changed) {
            changed = true;
            store.noteChange(this);
        }
    }

    /** Says that it was used, so that the store keeps it longer than others. */
    public Held<K, V> touch() {
        used = store.transaction();
        return this;
    }

    /** Whether it was used in a later transaction than it came in, or than this was asked last. */
    boolean wasUsedAgain() {
        boolean was = used > since;
        since = store.transaction();
        return was;
    }

    void written() {
        changed = false;
    }

    /** Whoever keeps the place keeps no object with it. */
    void forgotten() {
        live = false;
        value = null;
    }
}
