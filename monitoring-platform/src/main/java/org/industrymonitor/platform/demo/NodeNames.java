package org.industrymonitor.platform.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.SectorEntry;

/** What people call a node: of a unit its name, station and region, of the others the names of their parts. */
final class NodeNames {
    private final Reference reference;
    private final Map<String, EnterpriseEntry> enterprises = new HashMap<>();

    NodeNames(Reference reference, List<EnterpriseEntry> enterprises) {
        this.reference = reference;
        enterprises.forEach(enterprise -> this.enterprises.put(enterprise.id(), enterprise));
    }

    String of(NodeId node) {
        String key = node.key();
        return switch (node.kind()) {
            case ENTERPRISE ->
                Optional.ofNullable(enterprises.get(key))
                        .map(EnterpriseEntry::latest)
                        .map(this::unit)
                        .orElse(key);
            case SECTOR -> sector(key);
            case COUNTY, CITY, PROVINCE, COUNTRY -> region(key);
            case CELL -> parts(key, '/', true);
            case SECTOR_CITY, SECTOR_PROVINCE -> parts(key, '@', false);
            case GROUP -> "station " + key;
        };
    }

    private String unit(EnterpriseVersion version) {
        String stations = version.shares().stream().map(GroupShare::group).collect(Collectors.joining(" "));
        return version.name() + ", station " + stations + ", " + region(version.region());
    }

    private String parts(String key, char between, boolean regionFirst) {
        int cut = key.lastIndexOf(between);
        if (cut < 0) {
            return key;
        }
        String first = key.substring(0, cut);
        String second = key.substring(cut + 1);
        return sector(regionFirst ? second : first) + " in " + region(regionFirst ? first : second);
    }

    private String sector(String code) {
        return reference.sector(code).map(SectorEntry::nameEn).orElse(code);
    }

    /** The region within its city, or whatever is next above it. */
    private String region(String code) {
        List<RegionEntry> line = reference.regionLine(code);
        return line.isEmpty()
                ? code
                : line.stream().limit(2).map(RegionEntry::nameEn).collect(Collectors.joining(", "));
    }
}
