package org.industrymonitor.alerts.notify.route;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.kafka.ViewListener;

/**
 * Where nodes stand, what they are called, and what is planned there. Enterprises are kept as the bytes of their messages
 * and decoded when an alert names them, because there are many and few are named. Thread-safe.
 */
public final class Directory implements ViewListener<byte[]> {

    private final Map<String, byte[]> registry;
    private final Collection<CalendarEntry> calendar;
    private volatile Reference reference = Reference.EMPTY;

    /**
     * @param registry messages of the registry topic by their keys, live; the directory must be told of changes
     * @param calendar what is known beforehand, live
     */
    public Directory(Map<String, byte[]> registry, Collection<CalendarEntry> calendar) {
        this.registry = registry;
        this.calendar = calendar;
        rebuild();
    }

    /** A directory that does not change. */
    public static Directory of(Collection<RegistryRecord> records, Collection<CalendarEntry> calendar) {
        Map<String, byte[]> bytes = new HashMap<>();
        records.forEach(record -> bytes.put(record.key(), Codecs.REGISTRY.encode(record)));
        return new Directory(bytes, calendar);
    }

    @Override
    public void changed(Map<String, byte[]> changed, Set<String> removed) {
        if (Stream.concat(changed.keySet().stream(), removed.stream()).anyMatch(Directory::isOfATree)) {
            rebuild();
        }
    }

    /** Newest facts of an enterprise. */
    public Optional<EnterpriseVersion> enterprise(String id) {
        return Optional.ofNullable(registry.get("enterprise:" + id))
                .map(Codecs.REGISTRY::decode)
                .filter(RegistryRecord.OfEnterprise.class::isInstance)
                .map(entry -> ((RegistryRecord.OfEnterprise) entry).enterprise().latest());
    }

    /** The regions it is in, the narrowest first; empty for what is in none, or in none that is known. */
    public List<RegionEntry> regions(NodeId node) {
        return region(node).map(reference::regionLine).orElse(List.of());
    }

    /** The sectors it is of, the narrowest first; empty for what is of none, or of none that is known. */
    public List<SectorEntry> sectors(NodeId node) {
        return sector(node).map(reference::sectorLine).orElse(List.of());
    }

    /** All regions. */
    public Collection<RegionEntry> regions() {
        return reference.regions();
    }

    /** All sectors. */
    public Collection<SectorEntry> sectors() {
        return reference.sectors();
    }

    /** The groups it is, or belongs to. */
    public List<String> groups(NodeId node) {
        if (node.kind() == NodeKind.GROUP) {
            return List.of(node.key());
        }
        return facts(node).stream()
                .flatMap(facts -> facts.shares().stream())
                .map(GroupShare::group)
                .toList();
    }

    /** The zone in which its periods are labelled. */
    public ZoneId zone(NodeId node) {
        return facts(node).map(facts -> reference.zone(facts.region())).orElseGet(() -> reference.zone(node));
    }

    /** Those of the codes that are neither of a region nor of a sector that is known. */
    public List<String> unknown(Collection<String> codes) {
        return codes.stream()
                .filter(code -> reference.region(code).isEmpty()
                        && reference.sector(code).isEmpty())
                .sorted()
                .toList();
    }

    /** The code of its region as written, known or not. */
    Optional<String> region(NodeId node) {
        return facts(node).map(EnterpriseVersion::region).or(node::region).filter(code -> !code.isEmpty());
    }

    /** The code of its sector as written, known or not. */
    Optional<String> sector(NodeId node) {
        return facts(node).map(EnterpriseVersion::sector).or(node::sector).filter(code -> !code.isEmpty());
    }

    /** What is planned there then, of what lets output fall: of the node itself, or of anything that holds it. */
    public List<CalendarEntry> plans(NodeId node, Instant then) {
        Set<String> scopes = scopes(node);
        return calendar.stream()
                .filter(entry -> entry.kind().isPlannedFall() && entry.isInForce(then))
                .filter(entry -> scopes.contains(entry.scope()))
                .sorted(Comparator.comparing(CalendarEntry::start).thenComparing(CalendarEntry::key))
                .toList();
    }

    private Set<String> scopes(NodeId node) {
        List<String> scopes = new ArrayList<>(List.of(CalendarEntry.EVERYONE, node.toString()));
        if (node.kind() == NodeKind.ENTERPRISE) {
            scopes.add(node.key());
        }
        for (RegionEntry region : regions(node)) {
            scopes.add("region:" + region.code());
            scopes.add(new NodeId(region.level().nodeKind(), region.code()).toString());
        }
        sectors(node).forEach(sector -> scopes.add(new NodeId(NodeKind.SECTOR, sector.code()).toString()));
        facts(node)
                .ifPresent(facts ->
                        reference.nodesOf(facts.cell(), facts.groups()).forEach(wider -> scopes.add(wider.toString())));
        return new LinkedHashSet<>(scopes);
    }

    private Optional<EnterpriseVersion> facts(NodeId node) {
        return node.kind() == NodeKind.ENTERPRISE ? enterprise(node.key()) : Optional.empty();
    }

    private void rebuild() {
        List<SectorEntry> sectors = new ArrayList<>();
        List<RegionEntry> regions = new ArrayList<>();
        registry.forEach((key, bytes) -> {
            if (isOfATree(key)) {
                RegistryRecord record = Codecs.REGISTRY.decode(bytes);
                if (record instanceof RegistryRecord.OfSector sector) {
                    sectors.add(sector.sector());
                } else if (record instanceof RegistryRecord.OfRegion region) {
                    regions.add(region.region());
                }
            }
        });
        reference = Reference.of(sectors, regions, List.of());
    }

    private static boolean isOfATree(String key) {
        return key.startsWith("sector:") || key.startsWith("region:");
    }

    /** What a value of the registry topic is kept as: its bytes, if they are a message. */
    public static byte[] checked(byte[] bytes) {
        Codecs.REGISTRY.decode(bytes);
        return bytes;
    }
}
