package org.industrymonitor.ingest.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;

/** Turns registry records into a reference, and a reference into registry records. */
final class References {

    private References() {}

    static Reference of(Collection<RegistryRecord> records) {
        List<SectorEntry> sectors = new ArrayList<>();
        List<RegionEntry> regions = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        for (RegistryRecord record : records) {
            if (record instanceof RegistryRecord.OfSector of) {
                sectors.add(of.sector());
            } else if (record instanceof RegistryRecord.OfRegion of) {
                regions.add(of.region());
            } else if (record instanceof RegistryRecord.OfItem of) {
                items.add(of.item());
            }
        }
        return Reference.of(sectors, regions, items);
    }

    static List<RegistryRecord> records(Reference reference) {
        List<RegistryRecord> records = new ArrayList<>();
        reference.sectors().forEach(sector -> records.add(new RegistryRecord.OfSector(sector)));
        reference.regions().forEach(region -> records.add(new RegistryRecord.OfRegion(region)));
        reference.items().forEach(item -> records.add(new RegistryRecord.OfItem(item)));
        return records;
    }
}
