package org.industrymonitor.ingest.auth;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.ingest.validate.Registry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.Subject;

/**
 * For whom a feed may speak: the subjects named, and those below one of the sectors and one of the regions, where either
 * may be left out.  A sector or region covers what is below it in its tree.  An enterprise is where the registry has it
 * last: who is responsible for it now also corrects what it stated elsewhere.
 *
 * @param enterprises ids of enterprises, or of nodes whose official figures may be stated; {@code *} for everyone
 */
public record Scope(Set<String> enterprises, Set<String> sectors, Set<String> regions) {

    public static final String EVERYONE = "*";

    /** Everyone. */
    public static final Scope ALL = new Scope(Set.of(EVERYONE), Set.of(), Set.of());

    /** No one. */
    public static final Scope NONE = new Scope(Set.of(), Set.of(), Set.of());

    public Scope {
        enterprises = Set.copyOf(enterprises);
        sectors = Set.copyOf(sectors);
        regions = Set.copyOf(regions);
    }

    /** Whether the subject, as it was written, is covered; what names no subject at all is, and is refused as that. */
    boolean covers(String subject, Registry registry) {
        if (enterprises.contains(EVERYONE) || enterprises.contains(subject) || subject.isEmpty()) {
            return true;
        }
        if (sectors.isEmpty() && regions.isEmpty()) {
            return false;
        }
        Reference reference = registry.reference();
        if (Subject.namesNode(subject)) {
            return node(subject)
                    .map(node ->
                            coversPlace(node.sector().orElse(""), node.region().orElse(""), reference))
                    .orElse(true);
        }
        return registry.enterprise(subject)
                .map(enterprise -> {
                    EnterpriseVersion facts = enterprise.latest();
                    return coversPlace(facts.sector(), facts.region(), reference);
                })
                .orElse(false);
    }

    /** @param sector empty for a node that is of no sector, as with the region */
    private boolean coversPlace(String sector, String region, Reference reference) {
        List<String> sectorLine =
                reference.sectorLine(sector).stream().map(SectorEntry::code).toList();
        List<String> regionLine =
                reference.regionLine(region).stream().map(RegionEntry::code).toList();
        return (sectors.isEmpty() || sectorLine.stream().anyMatch(sectors::contains))
                && (regions.isEmpty() || regionLine.stream().anyMatch(regions::contains))
                && !(sector.isEmpty() && region.isEmpty());
    }

    private static Optional<NodeId> node(String subject) {
        try {
            return Optional.of(NodeId.parse(subject));
        } catch (IllegalArgumentException notANode) {
            return Optional.empty();
        }
    }
}
