package org.industrymonitor.model;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The trees of sectors and regions and the catalogue of items: immutable; a deployment brings its own.
 *
 * <p>An entry whose parent is not there (yet) ends its line: what is known is used.
 */
public final class Reference {

    /** The zone of a region that names none, nor any of its ancestors. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    public static final Reference EMPTY = new Reference(Map.of(), Map.of(), Map.of());

    private static final int DEEPEST = 16;

    private final Map<String, SectorEntry> sectors;
    private final Map<String, RegionEntry> regions;
    private final Map<String, Item> items;

    private Reference(Map<String, SectorEntry> sectors, Map<String, RegionEntry> regions, Map<String, Item> items) {
        this.sectors = sectors;
        this.regions = regions;
        this.items = items;
    }

    /** The reference made of all entries; a later entry of the same code replaces an earlier one. */
    public static Reference of(
            Collection<SectorEntry> sectors, Collection<RegionEntry> regions, Collection<Item> items) {
        return new Reference(
                index(sectors, SectorEntry::code), index(regions, RegionEntry::code), index(items, Item::code));
    }

    /** This reference with the entry added or replaced; enterprises are no part of it. */
    public Reference with(RegistryRecord entry) {
        if (entry instanceof RegistryRecord.OfSector sector) {
            return new Reference(with(sectors, sector.sector().code(), sector.sector()), regions, items);
        }
        if (entry instanceof RegistryRecord.OfRegion region) {
            return new Reference(sectors, with(regions, region.region().code(), region.region()), items);
        }
        if (entry instanceof RegistryRecord.OfItem item) {
            return new Reference(sectors, regions, with(items, item.item().code(), item.item()));
        }
        return this;
    }

    public Optional<Item> item(String code) {
        return Optional.ofNullable(items.get(code));
    }

    public Optional<SectorEntry> sector(String code) {
        return Optional.ofNullable(sectors.get(code));
    }

    public Optional<RegionEntry> region(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    public Collection<SectorEntry> sectors() {
        return sectors.values();
    }

    public Collection<RegionEntry> regions() {
        return regions.values();
    }

    public Collection<Item> items() {
        return items.values();
    }

    /** The sector and its ancestors, the narrowest first; empty when the sector is not known. */
    public List<SectorEntry> sectorLine(String code) {
        return line(sectors, code, SectorEntry::parent);
    }

    /** The region and its ancestors, the narrowest first; empty when the region is not known. */
    public List<RegionEntry> regionLine(String code) {
        return line(regions, code, RegionEntry::parent);
    }

    /** The zone in which periods of the region are labelled. */
    public ZoneId zone(String region) {
        return regionLine(region).stream()
                .flatMap(r -> r.timeZone().stream())
                .findFirst()
                .orElse(DEFAULT_ZONE);
    }

    /**
     * The zone in which periods of the node are labelled: that of its region; of a node without one, that of the roots
     * of the tree of regions when they agree.
     */
    public ZoneId zone(NodeId node) {
        return node.region().map(this::zone).orElseGet(this::rootZone);
    }

    /**
     * A node that what happens in a cell counts for.
     *
     * @param child the node next to it on the way to the cell; empty for the cell itself
     */
    public record Ancestor(NodeId node, Optional<NodeId> child) {}

    /** Every node, other than the enterprise itself, that what happens in the cell counts for. */
    public List<NodeId> nodesOf(Cell cell, Collection<String> groups) {
        return ancestors(cell, groups).stream().map(Ancestor::node).toList();
    }

    /**
     * Every node, other than the enterprise itself, that what happens in the cell counts for, each with its child.
     *
     * @param groups as a registry writes them, with or without a share
     */
    public List<Ancestor> ancestors(Cell cell, Collection<String> groups) {
        List<Ancestor> ancestors = new ArrayList<>();
        NodeId atom = cell.node();
        ancestors.add(new Ancestor(atom, Optional.empty()));
        List<SectorEntry> sectorLine = sectorLine(cell.sector());
        addLine(ancestors, atom, NodeKind.SECTOR, sectorLine, "");
        NodeId child = atom;
        for (RegionEntry region : regionLine(cell.region())) {
            NodeId node = new NodeId(region.level().nodeKind(), region.code());
            ancestors.add(new Ancestor(node, Optional.of(child)));
            child = node;
            if (region.level() == RegionLevel.CITY) {
                addLine(ancestors, atom, NodeKind.SECTOR_CITY, sectorLine, "@" + region.code());
            } else if (region.level() == RegionLevel.PROVINCE) {
                addLine(ancestors, atom, NodeKind.SECTOR_PROVINCE, sectorLine, "@" + region.code());
            }
        }
        for (String group : groups) {
            NodeId node = new NodeId(NodeKind.GROUP, GroupShare.parse(group).group());
            ancestors.add(new Ancestor(node, Optional.of(atom)));
        }
        return ancestors;
    }

    private static void addLine(
            List<Ancestor> ancestors, NodeId atom, NodeKind kind, List<SectorEntry> line, String suffix) {
        NodeId child = atom;
        for (SectorEntry sector : line) {
            NodeId node = new NodeId(kind, sector.code() + suffix);
            ancestors.add(new Ancestor(node, Optional.of(child)));
            child = node;
        }
    }

    private ZoneId rootZone() {
        List<ZoneId> zones = regions.values().stream()
                .filter(r -> r.parent().isEmpty())
                .map(r -> r.timeZone().orElse(DEFAULT_ZONE))
                .distinct()
                .toList();
        return zones.size() == 1 ? zones.get(0) : DEFAULT_ZONE;
    }

    private static <T> List<T> line(Map<String, T> tree, String code, Function<T, Optional<String>> parent) {
        List<T> line = new ArrayList<>();
        Optional<String> next = Optional.of(code);
        while (next.isPresent() && line.size() < DEEPEST) {
            T entry = tree.get(next.get());
            if (entry == null || line.contains(entry)) {
                break;
            }
            line.add(entry);
            next = parent.apply(entry);
        }
        return line;
    }

    private static <T> Map<String, T> index(Collection<T> entries, Function<T, String> code) {
        Map<String, T> index = new LinkedHashMap<>();
        entries.forEach(entry -> index.put(code.apply(entry), entry));
        return index;
    }

    private static <T> Map<String, T> with(Map<String, T> map, String code, T entry) {
        Map<String, T> copy = new LinkedHashMap<>(map);
        copy.put(code, entry);
        return copy;
    }
}
