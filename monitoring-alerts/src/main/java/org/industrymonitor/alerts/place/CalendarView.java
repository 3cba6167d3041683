package org.industrymonitor.alerts.place;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.wire.Codecs;

/** The calendar as one task sees it, kept until it changes. */
public final class CalendarView {

    private final Tables tables;
    private final KeyValueStore<String, byte[]> store;
    private Almanac almanac = new Almanac(List.of());
    private long version = -1;

    /** The view of the task of that context. */
    public CalendarView(Tables tables, ProcessingContext context) {
        this.tables = tables;
        this.store = context.getStateStore(Tables.CALENDAR_STORE);
    }

    /** What is known beforehand of the period that starts then: of the node itself, of any wider one, of all. */
    public Outlook outlook(NodeId node, Place place, Instant start) {
        refresh();
        return almanac.outlook(scopes(node, place), start, place.zone());
    }

    /** What concerns the node and is in force then or near it, the nearest first. */
    public List<CalendarEntry> near(NodeId node, Place place, Instant at) {
        refresh();
        return almanac.near(scopes(node, place), at);
    }

    static Stream<String> scopes(NodeId node, Place place) {
        Stream<String> own = node.kind() == NodeKind.ENTERPRISE
                ? Stream.of(CalendarEntry.EVERYONE, node.key(), node.toString())
                : Stream.of(CalendarEntry.EVERYONE, node.toString(), "region:" + node.key());
        Stream<String> wider =
                place.parents().stream().flatMap(parent -> Stream.of(parent.toString(), "region:" + parent.key()));
        return Stream.concat(own, wider);
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
    }
}
