package org.industrymonitor.alerts.place;

import java.util.ArrayList;
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
                List<NodeId> nodes = slash < 1 || slash == key.length() - 1
                        ? List.of(node)
                        : reference.nodesOf(new Cell(key.substring(0, slash), key.substring(slash + 1)), List.of());
                yield nodes.subList(1, nodes.size());
            }
            case SECTOR -> rest(sectors(key, reference));
            case COUNTY, CITY, PROVINCE, COUNTRY -> rest(regions(key, reference));
            case SECTOR_CITY -> {
                String sector = key.substring(0, Math.max(0, key.indexOf('@')));
                String city = key.substring(key.indexOf('@') + 1);
                List<NodeId> nodes = new ArrayList<>();
                rest(sectors(sector, reference))
                        .forEach(wider -> nodes.add(new NodeId(NodeKind.SECTOR_CITY, wider.key() + "@" + city)));
                nodes.addAll(sectors(sector, reference));
                nodes.addAll(regions(city, reference));
                yield nodes;
            }
        };
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
