package org.industrymonitor.streams.gauge;

import java.util.Optional;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.SectorEntry;

/**
 * A node with gauges of its own: a country, province, city or county, a sector of two digits, or such a sector in a city.
 * There are as many as the trees have places, whatever the number of enterprises.
 *
 * @param region code; empty of a sector everywhere
 * @param sector code; empty of a region with all its sectors
 */
record ShownNode(NodeKind level, String region, String sector) {

    /** The node of that id, if it is shown. */
    static Optional<ShownNode> of(String id) {
        if (id.startsWith(NodeKind.GROUP.prefix()) || id.startsWith(NodeKind.ENTERPRISE.prefix())) {
            return Optional.empty(); // most of those asked for
        }
        NodeId node = NodeId.parse(id);
        String region = node.region().orElse("");
        String sector = node.sector().orElse("");
        boolean shown = switch (node.kind()) {
            case COUNTRY, PROVINCE, CITY, COUNTY -> true;
            case SECTOR, SECTOR_CITY -> SectorEntry.isDivision(sector);
            case ENTERPRISE, CELL, SECTOR_PROVINCE, GROUP -> false;
        };
        return shown ? Optional.of(new ShownNode(node.kind(), region, sector)) : Optional.empty();
    }
}
