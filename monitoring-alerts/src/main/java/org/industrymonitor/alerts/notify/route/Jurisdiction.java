package org.industrymonitor.alerts.notify.route;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.Severity;

/**
 * Which alerts concern somebody: what is in one of the regions and of one of the sectors, where either may be left out,
 * and what is, or belongs to, one of the groups. A region or sector covers what is below it in its tree, and not what is
 * above. A group nobody named is covered where one of those that contributed to its fall is.
 *
 * @param regions codes
 * @param sectors codes
 * @param groups names; with none of the three given, everything is covered
 * @param kinds empty for all
 * @param least the mildest colour that is told
 */
public record Jurisdiction(
        Set<String> regions, Set<String> sectors, Set<String> groups, Set<AlertKind> kinds, Severity least) {

    /** Everything. */
    public static final Jurisdiction ALL = new Jurisdiction(Set.of(), Set.of(), Set.of(), Set.of(), Severity.BLUE);

    public Jurisdiction {
        regions = Set.copyOf(regions);
        sectors = Set.copyOf(sectors);
        groups = Set.copyOf(groups);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(least, "least");
    }

    /** Whether the alert is one to tell; what is pending is none yet. */
    public boolean covers(Alert alert, Directory directory) {
        return alert.state() != AlertState.PENDING
                && alert.severity().compareTo(least) >= 0
                && (kinds.isEmpty() || kinds.contains(alert.kind()))
                && coversPlace(alert, directory);
    }

    private boolean coversPlace(Alert alert, Directory directory) {
        if (regions.isEmpty() && sectors.isEmpty() && groups.isEmpty()) {
            return true;
        }
        NodeId node = alert.node();
        if (coversNode(node, directory)) {
            return true;
        }
        return node.kind() == NodeKind.GROUP && contributors(alert).anyMatch(part -> coversNode(part, directory));
    }

    private boolean coversNode(NodeId node, Directory directory) {
        if (!groups.isEmpty() && directory.groups(node).stream().anyMatch(groups::contains)) {
            return true;
        }
        if (regions.isEmpty() && sectors.isEmpty()) {
            return false;
        }
        List<String> regionLine =
                directory.regions(node).stream().map(RegionEntry::code).toList();
        List<String> sectorLine =
                directory.sectors(node).stream().map(SectorEntry::code).toList();
        return (regions.isEmpty()
                        || regionLine.stream().anyMatch(regions::contains)
                        || named(directory.region(node), regions))
                && (sectors.isEmpty()
                        || sectorLine.stream().anyMatch(sectors::contains)
                        || named(directory.sector(node), sectors));
    }

    private static boolean named(Optional<String> code, Set<String> codes) {
        return code.filter(codes::contains).isPresent();
    }

    private static Stream<NodeId> contributors(Alert alert) {
        return alert.contributors().stream()
                .map(Contributor::node)
                .filter(node -> node.indexOf(':') > 0)
                .map(NodeId::parse);
    }
}
