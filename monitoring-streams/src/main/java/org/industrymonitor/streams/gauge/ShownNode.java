package org.industrymonitor.streams.gauge;

import java.util.Optional;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;

/**
 * A node with gauges of its own: a country, province, city or county, a sector of two digits, or such a sector in a city.
 * There are as many as the trees have places, whatever the number of enterprises.
 *
 * @param region code; empty of a sector everywhere
 * @param sector code; empty of a region with all its sectors
 */
record ShownNode(NodeKind level, String region, String sector) {

    private static final int DIVISION_DIGITS = 2;

    /** The node of that id, if it is shown. */
    static Optional<ShownNode> of(String id) {
        if (id.startsWith(NodeKind.GROUP.prefix()) || id.startsWith(NodeKind.ENTERPRISE.prefix())) {
            return Optional.empty(); // most of those asked for
        }
        NodeId node = NodeId.parse(id);
        return switch (node.kind()) {
            case COUNTRY, PROVINCE, CITY, COUNTY -> Optional.of(new ShownNode(node.kind(), node.key(), ""));
            case SECTOR ->
                Optional.of(new ShownNode(node.kind(), "", node.key())).filter(ShownNode::isDivision);
            case SECTOR_CITY -> {
                int at = node.key().indexOf('@');
                yield Optional.of(new ShownNode(
                                node.kind(),
                                node.key().substring(at + 1),
                                node.key().substring(0, at)))
                        .filter(ShownNode::isDivision);
            }
            case ENTERPRISE, CELL, SECTOR_PROVINCE, GROUP -> Optional.empty();
        };
    }

    private boolean isDivision() {
        return sector.length() == DIVISION_DIGITS && sector.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
