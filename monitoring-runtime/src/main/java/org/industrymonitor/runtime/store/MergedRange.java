package org.industrymonitor.runtime.store;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.rocksdb.RocksIterator;

/** What is on disk and what has changed since, in the order of the keys; of both the change holds. */
final class MergedRange implements KeyValueIterator<Bytes, byte[]> {

    private final Iterator<Map.Entry<Bytes, byte[]>> changes;
    private final RocksIterator disk;
    private final Bytes to;

    private Map.Entry<Bytes, byte[]> change;
    private Bytes onDisk;
    private KeyValue<Bytes, byte[]> next;

    /**
     * @param changes between the same keys, in their order
     * @param from null to start with the first
     * @param to inclusive; null to end with the last
     */
    MergedRange(Iterator<Map.Entry<Bytes, byte[]>> changes, RocksIterator disk, Bytes from, Bytes to) {
        this.changes = changes;
        this.disk = disk;
        this.to = to;
        if (from == null) {
            disk.seekToFirst();
        } else {
            disk.seek(from.get());
        }
        readChange();
        readDisk();
        advance();
    }

    private void readChange() {
        change = changes.hasNext() ? changes.next() : null;
    }

    private void readDisk() {
        onDisk = disk.isValid() ? Bytes.wrap(disk.key()) : null;
        if (onDisk != null && to != null && onDisk.compareTo(to) > 0) {
            onDisk = null;
        }
    }

    private void advance() {
        next = null;
        while (next == null && (change != null || onDisk != null)) {
            int order =
                    onDisk == null ? -1 : change == null ? 1 : change.getKey().compareTo(onDisk);
            if (order > 0) {
                next = KeyValue.pair(onDisk, disk.value());
            } else if (change.getValue() != PendingWrites.DELETED) {
                next = KeyValue.pair(change.getKey(), change.getValue());
            }
            if (order >= 0) {
                disk.next();
                readDisk();
            }
            if (order <= 0) {
                readChange();
            }
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        if (next == null) {
            throw new NoSuchElementException("the range has ended");
        }
        KeyValue<Bytes, byte[]> current = next;
        advance();
        return current;
    }

    @Override
    public Bytes peekNextKey() {
        if (next == null) {
            throw new NoSuchElementException("the range has ended");
        }
        return next.key;
    }

    @Override
    public void close() {
        disk.close();
    }
}
