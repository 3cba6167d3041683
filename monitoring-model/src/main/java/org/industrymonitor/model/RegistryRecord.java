package org.industrymonitor.model;

/** One entry of the registry topic. */
public sealed interface RegistryRecord {

    /** Its record key, such as {@code region:410102}. */
    String key();

    record OfEnterprise(EnterpriseEntry enterprise) implements RegistryRecord {
        @Override
        public String key() {
            return "enterprise:" + enterprise.id();
        }
    }

    record OfSector(SectorEntry sector) implements RegistryRecord {
        @Override
        public String key() {
            return "sector:" + sector.code();
        }
    }

    record OfRegion(RegionEntry region) implements RegistryRecord {
        @Override
        public String key() {
            return "region:" + region.code();
        }
    }

    record OfItem(Item item) implements RegistryRecord {
        @Override
        public String key() {
            return "item:" + item.code();
        }
    }
}
