package org.industrymonitor.alerts.place;

import java.util.List;
import org.industrymonitor.model.Cell;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.SectorEntry;

/** Which nodes are wider than a node, along the trees. */
final class Parents {

    private Parents() {}

    static List<NodeId> of(NodeId node, Reference reference) {
        String key = node.key();
        return switch (node.kind()) {
            case ENTERPRISE, GROUP -> List.of();
            case CELL -> {
                int slash = key.indexOf('/');
                yield slash < 1 ? List.of() : crossing(key.substring(0, slash), key.substring(slash + 1), reference);
            }
            case SECTOR -> rest(sectors(key, reference));
            case COUNTY, CITY, PROVINCE, COUNTRY -> rest(regions(key, reference));
            case SECTOR_CITY, SECTOR_PROVINCE -> {
                int at = key.indexOf('@');
                List<NodeId> nodes =
                        at < 1 ? List.of() : crossing(key.substring(at + 1), key.substring(0, at), reference);
                yield nodes.stream().filter(wider -> !wider.equals(node)).toList();
            }
        };
    }

    /** All that what happens in a sector of a region counts for. */
    private static List<NodeId> crossing(String region, String sector, Reference reference) {
        if (region.isEmpty() || sector.isEmpty()) {
            return List.of();
        }
        return rest(reference.nodesOf(new Cell(region, sector), List.of()));
    }

    private static List<NodeId> sectors(String code, Reference reference) {
        return reference.sectorLine(code).stream()
                .map(SectorEntry::code)
                .map(line -> new NodeId(NodeKind.SECTOR, line))
                .toList();
    }

    private static List<NodeId> regions(String code, Reference reference) {
        return reference.regionLine(code).stream().map(Parents::region).toList();
    }

    private static NodeId region(RegionEntry entry) {
        return new NodeId(entry.level().nodeKind(), entry.code());
    }

    private static List<NodeId> rest(List<NodeId> line) {
        return line.isEmpty() ? line : line.subList(1, line.size());
    }
}
