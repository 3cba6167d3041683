package org.industrymonitor.runtime.store;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/**
 * Changes that are not on disk yet, in the order of their keys: those that a transaction has prepared, and those since. A deletion
 * is a change to {@link #DELETED}.
 */
final class PendingWrites {

    /** Known by its identity: an empty value is another thing. */
    static final byte[] DELETED = new byte[0];

    private NavigableMap<Bytes, byte[]> prepared = new TreeMap<>();
    private NavigableMap<Bytes, byte[]> running = new TreeMap<>();

    /** @param value null to delete */
    void put(Bytes key, byte[] value) {
        running.put(key, value == null ? DELETED : value);
    }

    /** The last change of the key, which may be {@link #DELETED}; null when there is none. */
    byte[] find(Bytes key) {
        byte[] change = running.get(key);
        return change == null ? prepared.get(key) : change;
    }

    /** Whether something has changed since a transaction was prepared. */
    boolean isRunning() {
        return !running.isEmpty();
    }

    /** What has changed until now is prepared, beside what was before. */
    void prepare() {
        if (prepared.isEmpty()) {
            NavigableMap<Bytes, byte[]> emptied = prepared;
            prepared = running;
            running = emptied;
        } else {
            prepared.putAll(running);
            running.clear();
        }
    }

    /** What is prepared, to be read at once. */
    Map<Bytes, byte[]> prepared() {
        return prepared;
    }

    void forgetPrepared() {
        prepared.clear();
    }

    /**
     * A copy of the changes of those keys, both inclusive.
     *
     * @param from null to start with the first
     * @param to null to end with the last
     */
    NavigableMap<Bytes, byte[]> range(Bytes from, Bytes to) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<Bytes, byte[]> changes = new TreeMap<>(within(prepared, from, to));
        changes.putAll(within(running, from, to));
        return changes;
    }

    private static NavigableMap<Bytes, byte[]> within(NavigableMap<Bytes, byte[]> changes, Bytes from, Bytes to) {
        NavigableMap<Bytes, byte[]> tail = from == null ? changes : changes.tailMap(from, true);
        return to == null ? tail : tail.headMap(to, true);
    }

    int size() {
        return prepared.size() + running.size();
    }

    void clear() {
        prepared.clear();
        running.clear();
    }
}
