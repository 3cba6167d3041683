package org.industrymonitor.alerts.place;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.watch.Outlook;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.wire.Codecs;

/** The calendar as one task sees it, kept by scope until it changes. */
public final class CalendarView {

    private final Tables tables;
    private final KeyValueStore<String, byte[]> store;
    private final Map<String, List<CalendarEntry>> byScope = new HashMap<>();
    private long version = -1;

    /** The view of the task of that context. */
    public CalendarView(Tables tables, ProcessingContext context) {
        this.tables = tables;
        this.store = context.getStateStore(Tables.CALENDAR_STORE);
    }

    /** What is known beforehand of the period that starts then: of the node itself, of any wider one, of all. */
    public Outlook outlook(NodeId node, Place place, Instant start) {
        refresh();
        DayOfWeek day = LocalDate.ofInstant(start, place.zone()).getDayOfWeek();
        boolean workday = day.compareTo(DayOfWeek.SATURDAY) < 0;
        Optional<String> planned = Optional.empty();
        if (byScope.isEmpty()) {
            return new Outlook(place.zone(), workday, planned);
        }
        for (CalendarEntry entry : inForce(node, place, start)) {
            if (entry.kind() == CalendarKind.PUBLIC_HOLIDAY) {
                workday = false;
            } else if (entry.kind() == CalendarKind.MAKEUP_WORKDAY) {
                workday = true;
            } else if (entry.kind().isPlannedFall()) {
                planned = Optional.of((entry.kind().word() + " " + entry.note()).strip());
            }
        }
        return new Outlook(place.zone(), workday, planned);
    }

    private List<CalendarEntry> inForce(NodeId node, Place place, Instant start) {
        Stream<String> own = node.kind() == NodeKind.ENTERPRISE
                ? Stream.of(CalendarEntry.EVERYONE, node.key(), node.toString())
                : Stream.of(CalendarEntry.EVERYONE, node.toString(), "region:" + node.key());
        Stream<String> wider =
                place.parents().stream().flatMap(parent -> Stream.of(parent.toString(), "region:" + parent.key()));
        return Stream.concat(own, wider)
                .distinct()
                .flatMap(scope -> byScope.getOrDefault(scope, List.of()).stream())
                .filter(entry -> entry.isInForce(start))
                .toList();
    }

    private void refresh() {
        long now = tables.calendarVersion();
        if (now == version) {
            return;
        }
        version = now;
        byScope.clear();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                CalendarEntry entry = Codecs.CALENDAR.decode(entries.next().value);
                byScope.computeIfAbsent(entry.scope(), scope -> new ArrayList<>())
                        .add(entry);
            }
        }
    }
}
