package org.industrymonitor.runtime.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;

/** Registry records as JSON. */
final class RegistryJson {
    private RegistryJson() {}

    static void put(ObjectNode json, RegistryRecord record) {
        if (record instanceof RegistryRecord.OfEnterprise enterprise) {
            json.put("enterprise", enterprise.enterprise().id());
            ArrayNode versions = json.putArray("versions");
            enterprise.enterprise().versions().forEach(version -> put(versions.addObject(), version));
        } else if (record instanceof RegistryRecord.OfSector sector) {
            put(json, sector.sector());
        } else if (record instanceof RegistryRecord.OfRegion region) {
            put(json, region.region());
        } else if (record instanceof RegistryRecord.OfItem item) {
            put(json, item.item());
        }
    }

    private static void put(ObjectNode json, EnterpriseVersion version) {
        json.put("name", version.name());
        json.put("sector", version.sector());
        json.put("region", version.region());
        version.groups().forEach(json.putArray("groups")::add);
        json.put("valid_from", text(version.validFrom()));
        json.put("valid_to", text(version.validTo()));
        json.put("period", version.period().name());
        version.items().forEach(json.putArray("items")::add);
        json.put("weight", FixedPoint.decimal(version.weight()));
        version.capacity().ifPresent(capacity -> json.put("capacity", FixedPoint.decimal(capacity)));
    }

    private static void put(ObjectNode json, SectorEntry sector) {
        json.put("sector", sector.code());
        json.put("name_zh", sector.nameZh());
        json.put("name_en", sector.nameEn());
        json.put("parent", text(sector.parent()));
    }

    private static void put(ObjectNode json, RegionEntry region) {
        json.put("region", region.code());
        json.put("name_zh", region.nameZh());
        json.put("name_en", region.nameEn());
        json.put("parent", text(region.parent()));
        json.put("level", region.level().name().toLowerCase(Locale.ROOT));
        json.put("time_zone", text(region.timeZone()));
    }

    private static void put(ObjectNode json, Item item) {
        json.put("item", item.code());
        json.put("name_zh", item.nameZh());
        json.put("name_en", item.nameEn());
        json.put("unit", item.unit());
        json.put("measure", item.measure().series());
        json.put("signed", item.signed());
        ArrayNode coefficients = json.putArray("coefficients");
        item.coefficients()
                .forEach(c -> coefficients
                        .addObject()
                        .put("valid_from", text(c.validFrom()))
                        .put("value", c.value()));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
