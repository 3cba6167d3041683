package org.industrymonitor.streams.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.industrymonitor.model.Cell;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.ZoneCalendar;

/** How figures count under one state of the reference tables: made once for each, and shared by all enterprises. */
final class Rulebook {

    private record PlacePair(Place one, Place other) {}

    private final Reference reference;
    private final List<Place> changed = new ArrayList<>();
    private final Map<String, Addressee> addressees = new HashMap<>();
    private final Map<Cell, Place> cells = new HashMap<>();
    private final Map<String, Place> groups = new HashMap<>();

    /** By cell and group: nearly as many as enterprises have groups, so made only where there are pairs. */
    private final Map<Place, Map<String, Place>> pairs = new HashMap<>();

    private final Map<PlacePair, Place> common = new HashMap<>();
    private final Map<List<String>, Span.ItemSet> itemSets = new HashMap<>();

    Rulebook(Reference reference) {
        this.reference = reference;
    }

    Reference reference() {
        return reference;
    }

    /** The facts of an entry; empty while its region, or an ancestor of it, is not known. */
    Optional<Facts> facts(EnterpriseEntry entry) {
        for (EnterpriseVersion version : entry.versions()) {
            if (!isKnown(version.region())) {
                return Optional.empty();
            }
        }
        PeriodGrid grid =
                ZoneCalendar.of(reference.zone(entry.latest().region())).grid();
        List<Span> all = new ArrayList<>();
        for (EnterpriseVersion version : entry.versions()) {
            PeriodLength length = version.period();
            List<Span.Share> shares = new ArrayList<>();
            Place cell = cell(version.cell());
            shares.add(new Span.Share("", null, cell));
            for (GroupShare share : version.shares()) {
                shares.add(new Span.Share(share.group(), share.isWhole() ? null : share, group(share)));
            }
            all.add(new Span(
                    length,
                    version.validFrom().map(day -> grid.indexOfDay(length, day)).orElse(Span.BEGINNING),
                    version.validTo().map(day -> grid.indexOfDay(length, day)).orElse(Span.END),
                    version.weight(),
                    shares.toArray(Span.Share[]::new),
                    itemSets.computeIfAbsent(version.items(), this::itemSet)));
        }
        return Optional.of(new Facts(this, grid, List.copyOf(all)));
    }

    /** Whether a region is known with all its ancestors. */
    boolean isKnown(String region) {
        List<RegionEntry> line = reference.regionLine(region);
        return !line.isEmpty() && line.get(line.size() - 1).parent().isEmpty();
    }

    /** The rule of an item that the registry does not expect. */
    ItemRule unexpected(SeriesName item) {
        return rule(item, false);
    }

    /**
     * Where a figure and its counterpart a year earlier count as a pair, when what counts for the cell, or for one group, is
     * shared: the nodes that both count for, each with its child where they have the same.
     */
    Place pairs(Span now, Span then, Span.Share shared) {
        Place one = pairs(now.cell().place(), shared);
        Place other = pairs(then.cell().place(), shared);
        return one == other ? one : common.computeIfAbsent(new PlacePair(one, other), this::intersection);
    }

    /** The one of that node by these rules. */
    Addressee addressee(NodeId node) {
        return addressees.computeIfAbsent(node.toString(), text -> new Addressee(text, reference.zone(node)));
    }

    /** Hands over the places for which anything has changed; they are to forget it. */
    void drainChanged(Consumer<Place> consumer) {
        changed.forEach(consumer);
        changed.clear();
    }

    private Span.ItemSet itemSet(List<String> items) {
        ItemRule[] rules =
                items.stream().map(code -> rule(SeriesName.of(code), true)).toArray(ItemRule[]::new);
        Map<SeriesName, Long> due = new TreeMap<>();
        for (ItemRule rule : rules) {
            due.merge(rule.series(), 1L, Long::sum);
            if (rule.measure() != null) {
                due.merge(rule.measure(), 1L, Long::sum);
            }
        }
        Span.Due[] series = due.entrySet().stream()
                .map(entry -> new Span.Due(entry.getKey(), entry.getValue()))
                .toArray(Span.Due[]::new);
        SeriesName[] names = items.stream().map(SeriesName::of).distinct().toArray(SeriesName[]::new);
        return new Span.ItemSet(rules, names, series);
    }

    private ItemRule rule(SeriesName code, boolean expected) {
        Item item = reference.item(code.text()).orElse(null);
        SeriesName measure = item == null ? null : SeriesName.of(item.measure().series());
        return new ItemRule(code, item, measure, expected);
    }

    private Place cell(Cell cell) {
        return cells.computeIfAbsent(cell, absent -> {
            List<Place.Target> targets = reference.ancestors(cell, List.of()).stream()
                    .map(ancestor -> new Place.Target(
                            addressee(ancestor.node()),
                            ancestor.child().map(NodeId::toString).orElse("")))
                    .toList();
            return new Place(targets, changed);
        });
    }

    /** The place of a group's figures. */
    private Place group(GroupShare share) {
        return groups.computeIfAbsent(
                share.group(),
                group -> new Place(
                        List.of(new Place.Target(addressee(new NodeId(NodeKind.GROUP, group)), "")), changed));
    }

    /** The place of the pairs of a cell, or of a group, which wants to know them by cell: by the first target of the cell. */
    private Place pairs(Place cell, Span.Share share) {
        if (share.isOfCell()) {
            return cell;
        }
        return pairs.computeIfAbsent(cell, absent -> new HashMap<>()).computeIfAbsent(share.group(), group -> {
            Addressee node = addressee(new NodeId(NodeKind.GROUP, group));
            String child = cell.targets().get(0).addressee().node();
            return new Place(List.of(new Place.Target(node, child)), changed);
        });
    }

    private Place intersection(PlacePair pair) {
        List<Place.Target> targets = new ArrayList<>();
        for (Place.Target one : pair.one().targets()) {
            for (Place.Target other : pair.other().targets()) {
                if (one.addressee().equals(other.addressee())) {
                    boolean sameChild = one.child().equals(other.child());
                    targets.add(new Place.Target(one.addressee(), sameChild ? one.child() : ""));
                }
            }
        }
        return new Place(targets, changed);
    }
}
