package org.industrymonitor.alerts.place;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;

/** Registry and calendar as they were read once, for whoever decides again outside of a topology. */
public final class Snapshot {

    private final RegistryView registry;
    private final Almanac almanac;

    private record Fixed(NavigableMap<String, byte[]> map) implements RegistryView.Entries {

        @Override
        public byte[] get(String key) {
            return map.get(key);
        }

        @Override
        public List<byte[]> between(String first, String last) {
            return List.copyOf(map.subMap(first, true, last, true).values());
        }
    }

    /** @param registry messages of the registry topic by their keys */
    public Snapshot(NavigableMap<String, byte[]> registry, Collection<CalendarEntry> calendar) {
        this.registry = new RegistryView(() -> 0, new Fixed(registry));
        this.almanac = new Almanac(calendar);
    }

    /** What is known beforehand of a period. */
    public Outlook outlook(NodeId node, Period period) {
        Place place = registry.place(node);
        Set<String> own = CalendarView.own(node);
        return almanac.outlook(own, CalendarView.scopes(own, place), period, place.zone());
    }

    /** The node's share of the narrowest region wider than it, by weight; empty where nothing is registered there. */
    public OptionalDouble shareOfRegion(NodeId node) {
        return registry.shareOfRegion(node);
    }

    /** Whether the calendar's entry concerns the node. */
    public boolean concerns(CalendarEntry entry, NodeId node) {
        return CalendarView.scopes(CalendarView.own(node), registry.place(node))
                .anyMatch(scope -> scope.equals(entry.scope()));
    }
}
