package org.industrymonitor.streams.statement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.wire.Codecs;

/** The reference tables as the task has read them so far. */
final class ReferenceShelf {

    /** Of how many periods are imputed, where any are: before all entries, whose keys are texts. */
    private static final Bytes MOST_IMPUTED = Bytes.wrap(new byte[] {0});

    private final KeyValueStore<Bytes, byte[]> store;
    private final int mostImputed;

    /**
     * @param mostImputed periods in a row that are imputed
     * @throws IllegalStateException when they were others while the tables were read: cells were told otherwise then
     */
    ReferenceShelf(KeyValueStore<Bytes, byte[]> store, int mostImputed) {
        this.store = store;
        this.mostImputed = mostImputed;
        byte[] known = store.get(MOST_IMPUTED);
        int before = known == null ? 0 : known[0];
        if (before != mostImputed && !isEmpty()) {
            throw new IllegalStateException("imputed periods must be " + before
                    + ", as they were when the state was built, are " + mostImputed
                    + ": to change streams.imputation.max.periods, reset the application and let it read anew");
        }
    }

    private boolean isEmpty() {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            return !entries.hasNext();
        }
    }

    Reference load() {
        List<SectorEntry> sectors = new ArrayList<>();
        List<RegionEntry> regions = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> next = entries.next();
                if (next.key.equals(MOST_IMPUTED)) {
                    continue;
                }
                RegistryRecord entry = Codecs.REGISTRY.decode(next.value);
                if (entry instanceof RegistryRecord.OfSector sector) {
                    sectors.add(sector.sector());
                } else if (entry instanceof RegistryRecord.OfRegion region) {
                    regions.add(region.region());
                } else if (entry instanceof RegistryRecord.OfItem item) {
                    items.add(item.item());
                }
            }
        }
        return Reference.of(sectors, regions, items);
    }

    /** Keeps an entry; false when it says nothing new. */
    boolean keep(RegistryRecord entry) {
        Bytes key = Bytes.wrap(entry.key().getBytes(StandardCharsets.UTF_8));
        byte[] known = store.get(key);
        if (known != null && Codecs.REGISTRY.decode(known).equals(entry)) {
            return false;
        }
        store.put(key, Codecs.REGISTRY.encode(entry));
        if (mostImputed > 0) {
            store.putIfAbsent(MOST_IMPUTED, new byte[] {(byte) mostImputed});
        }
        return true;
    }
}
