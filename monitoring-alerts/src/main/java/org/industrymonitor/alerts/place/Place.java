package org.industrymonitor.alerts.place;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;

/**
 * Where a node stands.
 *
 * @param zone in which its periods are labelled
 * @param parents every wider node that what happens here counts for
 * @param facts of an enterprise
 * @param regions names of an enterprise's region and its ancestors, the narrowest first
 */
public record Place(ZoneId zone, List<NodeId> parents, Optional<EnterpriseVersion> facts, List<String> regions) {

    public Place {
        Objects.requireNonNull(zone, "zone");
        parents = List.copyOf(parents);
        Objects.requireNonNull(facts, "facts");
        regions = List.copyOf(regions);
    }

    /** What counts for a parent of a figure of this node: of an enterprise in a group its share. */
    public long counted(NodeId parent, long figure) {
        if (parent.kind() != NodeKind.GROUP) {
            return figure;
        }
        return facts.stream()
                .flatMap(version -> version.shares().stream())
                .filter(share -> share.group().equals(parent.key()))
                .findFirst()
                .map(share -> share.of(figure))
                .orElse(figure);
    }
}
