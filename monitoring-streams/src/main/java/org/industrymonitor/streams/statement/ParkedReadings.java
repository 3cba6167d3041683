package org.industrymonitor.streams.statement;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/** Readings of enterprises that the registry does not know yet, kept until it does. */
final class ParkedReadings {

    /** @param received epoch milliseconds */
    record Parked(byte[] reading, long received) {}

    private final KeyValueStore<Bytes, byte[]> store;

    ParkedReadings(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void park(String subject, byte[] reading, long received, long offset) {
        store.put(
                key(subject, offset),
                new ByteWriter(128).signed(received).block(reading).toBytes());
    }

    /** Takes out what was parked of an enterprise, in the order of arrival. */
    List<Parked> release(String enterprise) {
        List<Bytes> keys = new ArrayList<>();
        List<Parked> released = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(key(enterprise, Long.MIN_VALUE), key(enterprise, Long.MAX_VALUE))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                ByteReader in = new ByteReader(entry.value);
                long received = in.signed();
                released.add(new Parked(in.block(), received));
                keys.add(entry.key);
            }
        }
        keys.forEach(store::delete);
        return released;
    }

    private static Bytes key(String enterprise, long offset) {
        return Bytes.wrap(new ByteWriter(enterprise.length() + 10)
                .text(enterprise)
                .ordered(offset)
                .toBytes());
    }
}
