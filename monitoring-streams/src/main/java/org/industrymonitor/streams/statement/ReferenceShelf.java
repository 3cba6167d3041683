package org.industrymonitor.streams.statement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
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

    private final KeyValueStore<Bytes, byte[]> store;

    ReferenceShelf(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    Reference load() {
        List<SectorEntry> sectors = new ArrayList<>();
        List<RegionEntry> regions = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                RegistryRecord entry = Codecs.REGISTRY.decode(entries.next().value);
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
        return true;
    }
}
