package org.industrymonitor.alerts.place;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.wire.Codecs;

/** The calendar as one task sees it, kept until it changes. */
public final class CalendarView {

    private final Tables tables;
    private final KeyValueStore<String, byte[]> store;
    private Almanac almanac = new Almanac(List.of());
    private final Map<NodeId, Seen> pages = new HashMap<>();
    private long version = -1;

    /** The page of a node while it stands there. */
    private record Seen(Place place, Page page) {}

    /** The view of the task of that context. */
    public CalendarView(Tables tables, ProcessingContext context) {
        this.tables = tables;
        this.store = context.getStateStore(Tables.CALENDAR_STORE);
    }

    /** What is known beforehand of a period: of the node itself, of any wider one, of all. */
    public Outlook outlook(NodeId node, Place place, Period period) {
        return page(node, place).outlook(period, place.zone());
    }

    /** Whether a fall of the node is planned at that moment. */
    public boolean isPlanned(NodeId node, Place place, Instant at) {
        return page(node, place).isPlanned(at);
    }

    private Page page(NodeId node, Place place) {
        refresh();
        Seen seen = pages.get(node);
        if (seen == null || seen.place() != place) {
            Set<String> own = own(node);
            seen = new Seen(place, almanac.page(own, scopes(own, place)));
            pages.put(node, seen);
        }
        return seen.page();
    }

    /** What concerns the node and is in force then or near it, the nearest first. */
    public List<CalendarEntry> near(NodeId node, Place place, Instant at) {
        refresh();
        return almanac.near(scopes(own(node), place), at);
    }

    /** What names the node itself. */
    static Set<String> own(NodeId node) {
        return node.kind() == NodeKind.ENTERPRISE
                ? Set.of(node.key(), node.toString())
                : Set.of(node.toString(), "region:" + node.key());
    }

    static Stream<String> scopes(Set<String> own, Place place) {
        Stream<String> wider =
                place.parents().stream().flatMap(parent -> Stream.of(parent.toString(), "region:" + parent.key()));
        return Stream.of(Stream.of(CalendarEntry.EVERYONE), own.stream(), wider).flatMap(scopes -> scopes);
    }

    private void refresh() {
        long now = tables.calendarVersion();
        if (now == version) {
            return;
        }
        version = now;
        List<CalendarEntry> known = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                known.add(Codecs.CALENDAR.decode(entries.next().value));
            }
        }
        almanac = new Almanac(known);
        pages.clear();
    }
}
