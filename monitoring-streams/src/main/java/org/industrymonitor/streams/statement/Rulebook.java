package org.industrymonitor.streams.statement;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    private record SpanKey(
            PeriodLength length,
            long from,
            long to,
            long weight,
            String region,
            String sector,
            List<String> groups,
            List<String> items) {}

    private record PlacePair(Place one, Place other) {}

    private record SpanAndZone(Span span, ZoneId zone) {}

    private final Reference reference;
    private final Map<SpanKey, Span> spans = new HashMap<>();
    /** Enterprises of one cell mostly have the same facts. */
    private final Map<SpanAndZone, Facts> ofOneSpan = new HashMap<>();

    private final Map<String, Place> places = new HashMap<>();
    private final Map<PlacePair, Place> common = new HashMap<>();

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
            long from =
                    version.validFrom().map(day -> grid.indexOfDay(length, day)).orElse(Span.BEGINNING);
            long to = version.validTo().map(day -> grid.indexOfDay(length, day)).orElse(Span.END);
            all.add(spans.computeIfAbsent(
                    new SpanKey(
                            length,
                            from,
                            to,
                            version.weight(),
                            version.region(),
                            version.sector(),
                            version.groups(),
                            version.items()),
                    key -> span(key, version)));
        }
        Facts made = new Facts(this, grid, List.copyOf(all));
        return Optional.of(
                all.size() == 1
                        ? ofOneSpan.computeIfAbsent(new SpanAndZone(all.get(0), grid.zone()), key -> made)
                        : made);
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

    /** The nodes that both places have, each with its child where they have the same. */
    Place common(Place one, Place other) {
        return one == other ? one : common.computeIfAbsent(new PlacePair(one, other), Rulebook::intersection);
    }

    /** Every place there is. */
    void forEachPlace(Consumer<Place> consumer) {
        places.values().forEach(consumer);
        common.values().forEach(consumer);
    }

    private Span span(SpanKey key, EnterpriseVersion version) {
        List<String> whole = new ArrayList<>();
        List<Span.Share> shares = new ArrayList<>();
        for (GroupShare share : version.shares()) {
            if (share.isWhole()) {
                whole.add(share.group());
            } else {
                shares.add(new Span.Share(share, place(version, List.of(share.group()), true)));
            }
        }
        List<ItemRule> rules = version.items().stream()
                .map(code -> rule(SeriesName.of(code), true))
                .toList();
        Map<SeriesName, Long> due = new TreeMap<>();
        for (ItemRule rule : rules) {
            due.merge(rule.series(), 1L, Long::sum);
            if (rule.measure() != null) {
                due.merge(rule.measure(), 1L, Long::sum);
            }
        }
        List<Span.Due> series = new ArrayList<>();
        due.forEach((name, count) -> series.add(new Span.Due(name, count)));
        return new Span(
                key.length(),
                key.from(),
                key.to(),
                key.weight(),
                place(version, whole, false),
                List.copyOf(shares),
                rules.toArray(ItemRule[]::new),
                series.toArray(Span.Due[]::new));
    }

    private ItemRule rule(SeriesName code, boolean expected) {
        Item item = reference.item(code.text()).orElse(null);
        SeriesName measure = item == null ? null : SeriesName.of(item.measure().series());
        return new ItemRule(code, item, measure, expected);
    }

    private Place place(EnterpriseVersion version, Collection<String> groups, boolean groupsOnly) {
        String name = version.region() + '|' + version.sector() + '|' + groupsOnly + '|' + String.join("|", groups);
        return places.computeIfAbsent(name, absent -> {
            List<Place.Target> targets = new ArrayList<>();
            for (Reference.Ancestor ancestor : reference.ancestors(version.cell(), groups)) {
                if (!groupsOnly || ancestor.node().kind() == NodeKind.GROUP) {
                    targets.add(new Place.Target(
                            ancestor.node().toString(),
                            reference.zone(ancestor.node()),
                            ancestor.child().map(NodeId::toString).orElse("")));
                }
            }
            return new Place(targets);
        });
    }

    private static Place intersection(PlacePair pair) {
        List<Place.Target> targets = new ArrayList<>();
        for (Place.Target one : pair.one().targets()) {
            for (Place.Target other : pair.other().targets()) {
                if (one.node().equals(other.node())) {
                    boolean sameChild = one.child().equals(other.child());
                    targets.add(new Place.Target(one.node(), one.zone(), sameChild ? one.child() : ""));
                }
            }
        }
        return new Place(targets);
    }
}
