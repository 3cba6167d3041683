package org.industrymonitor.streams.statement;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.Cell;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.Reference;

/**
 * Sets of nodes that what an enterprise states counts for. Enterprises of one cell and the same groups share a place,
 * so that their deltas add up before they are spread over the nodes.
 */
final class Places {

    /** A node, and the zone its periods are labelled in. */
    record Target(String node, ZoneId zone) {}

    private final Reference reference;
    private final Map<String, List<Target>> targets = new HashMap<>();

    Places(Reference reference) {
        this.reference = reference;
    }

    /** The name of the place of an enterprise with those facts. */
    static String of(EnterpriseVersion version) {
        StringBuilder name = new StringBuilder(version.region()).append('|').append(version.sector());
        version.groups().forEach(group -> name.append('|').append(group));
        return name.toString();
    }

    /** The nodes of a place. */
    List<Target> targets(String place) {
        return targets.computeIfAbsent(place, name -> {
            List<String> parts = Arrays.asList(name.split("\\|"));
            Cell cell = new Cell(parts.get(0), parts.get(1));
            return reference.nodesOf(cell, parts.subList(2, parts.size())).stream()
                    .map(node -> new Target(node.toString(), reference.zone(node)))
                    .toList();
        });
    }
}
