package org.industrymonitor.alerts.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.NodeKind;

/**
 * Transitions that have been read and not been told yet, those of wider nodes first, and how far each partition may be
 * committed: up to the first that is not told. Transitions of one alert stay in their order.
 */
final class Inbox {

    /** The widest first; the order of nodes that are neither wider nor narrower does not matter. */
    private static final List<NodeKind> WIDEST_FIRST = List.of(
            NodeKind.COUNTRY,
            NodeKind.PROVINCE,
            NodeKind.SECTOR,
            NodeKind.SECTOR_PROVINCE,
            NodeKind.CITY,
            NodeKind.SECTOR_CITY,
            NodeKind.COUNTY,
            NodeKind.GROUP,
            NodeKind.CELL,
            NodeKind.ENTERPRISE);

    private final List<Event> waiting = new ArrayList<>();
    private final Map<TopicPartition, TreeSet<Long>> open = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /**
     * A transition, and where it stands.
     *
     * @param received when the reading that made it was received
     */
    record Event(TopicPartition partition, long offset, Instant received, Alert alert) {}

    /** Adds what is to be told. */
    void add(Event event) {
        waiting.add(event);
        open.computeIfAbsent(event.partition(), p -> new TreeSet<>()).add(event.offset());
        next.put(event.partition(), event.offset() + 1);
    }

    /** Notes what is not to be told. */
    void pass(TopicPartition partition, long offset) {
        next.put(partition, offset + 1);
    }

    /** Puts what has been added in order. */
    void sort() {
        waiting.sort(Comparator.comparingInt(
                event -> WIDEST_FIRST.indexOf(event.alert().node().kind())));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** The first so many, or all. */
    List<Event> first(int most) {
        return List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
    }

    /** Takes the first so many out: they have been told. */
    void settle(int count) {
        List<Event> settled = waiting.subList(0, count);
        settled.forEach(event -> open.get(event.partition()).remove(event.offset()));
        settled.clear();
    }

    /** Forgets partitions that are another's now, who reads them from what was committed. */
    void lose(Collection<TopicPartition> partitions) {
        waiting.removeIf(event -> partitions.contains(event.partition()));
        partitions.forEach(partition -> {
            open.remove(partition);
            next.remove(partition);
            committed.remove(partition);
        });
    }

    /** What may be committed and has not been. */
    Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((partition, end) -> {
            TreeSet<Long> untold = open.get(partition);
            long offset = untold == null || untold.isEmpty() ? end : untold.first();
            if (offset > committed.getOrDefault(partition, 0L)) {
                offsets.put(partition, new OffsetAndMetadata(offset));
            }
        });
        return offsets;
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    }
}
