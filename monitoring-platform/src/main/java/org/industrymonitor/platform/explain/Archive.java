package org.industrymonitor.platform.explain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence.Position;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.watch.TopicTail;

/** What the topics still say of an alert. */
public final class Archive {

    private static final int MOST_NAMED = 5;

    private final TopicTail topics;

    /**
     * A transition as it was told.
     *
     * @param received when what decided it had been received
     */
    public record Told(Alert alert, Instant received) {}

    /**
     * An entry of the calendar.
     *
     * @param received when it was
     */
    public record Noted(CalendarEntry entry, Instant received) {}

    /**
     * That an operator has called an alert false.
     *
     * @param received when he did
     */
    public record Marked(Remark remark, Instant received) {}

    /** A reading that an alert rests on, and where it is. */
    public record Found(Reading reading, Position position) {}

    /** That there is no such alert, or more than one. */
    public static final class UnknownAlertException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownAlertException(String message) {
            super(message);
        }
    }

    public Archive(TopicTail topics) {
        this.topics = topics;
    }

    /**
     * The transitions of an alert, in order; only the last one where the events are no longer kept.
     *
     * @param prefix of its id, as long as no other starts so
     * @throws UnknownAlertException when none starts so, or several do
     */
    public List<Told> transitions(String prefix) {
        Map<String, List<Told>> found = new LinkedHashMap<>();
        collect(Topic.ALERT_EVENTS, prefix, found);
        if (found.isEmpty()) {
            collect(Topic.ALERTS, prefix, found);
        }
        if (found.containsKey(prefix)) {
            return found.get(prefix);
        }
        if (found.isEmpty()) {
            throw new UnknownAlertException(
                    "no alert starts with '" + prefix + "'; ./monitoring tail alerts lists them");
        }
        if (found.size() > 1) {
            throw new UnknownAlertException(found.size() + " alerts start with '" + prefix + "', such as "
                    + found.keySet().stream().limit(MOST_NAMED).collect(Collectors.joining(", ")));
        }
        return found.values().iterator().next();
    }

    /** The id of an alert, of those that were raised first; empty when there is none. */
    public Optional<String> firstAlert() {
        List<Alert> first = new ArrayList<>(1);
        topics.readAll(Topic.ALERT_EVENTS, OptionalInt.empty(), record -> {
            Alert alert = Codecs.ALERT.decode(record.value());
            if (alert.state() == AlertState.FIRING) {
                first.add(alert);
            }
            return first.isEmpty();
        });
        return first.stream().map(Alert::id).findFirst();
    }

    /** The registry as it is now: messages by their keys. */
    public TreeMap<String, byte[]> registry() {
        TreeMap<String, byte[]> registry = new TreeMap<>();
        read(Topic.REGISTRY, OptionalInt.empty(), record -> {
            if (record.value() == null) {
                registry.remove(text(record.key()));
            } else {
                registry.put(text(record.key()), record.value());
            }
        });
        return registry;
    }

    /** The calendar as it is now. */
    public List<Noted> calendar() {
        Map<String, Noted> calendar = new TreeMap<>();
        read(Topic.CALENDAR, OptionalInt.empty(), record -> {
            if (record.value() == null) {
                calendar.remove(text(record.key()));
            } else {
                calendar.put(
                        text(record.key()),
                        new Noted(Codecs.CALENDAR.decode(record.value()), Instant.ofEpochMilli(record.timestamp())));
            }
        });
        return List.copyOf(calendar.values());
    }

    /** The alerts that operators have marked false. */
    public List<Marked> marked() {
        Map<String, Marked> marked = new TreeMap<>();
        read(Topic.ALERT_REMARKS, OptionalInt.empty(), record -> {
            marked.remove(text(record.key()));
            if (record.value() != null) {
                Remark remark = Codecs.REMARK.decode(record.value());
                if (remark.kind() == RemarkKind.FALSE) {
                    marked.put(text(record.key()), new Marked(remark, Instant.ofEpochMilli(record.timestamp())));
                }
            }
        });
        return List.copyOf(marked.values());
    }

    /** The readings of an enterprise's alert, from its first low period to the one that raised it; none of a group. */
    public List<Found> readings(Alert alert) {
        OptionalInt partition = alert.evidence().map(e -> e.readings()).orElse(OptionalInt.empty());
        List<Found> found = new ArrayList<>();
        if (alert.node().kind() != NodeKind.ENTERPRISE || partition.isEmpty()) {
            return found;
        }
        read(Topic.READINGS, partition, record -> {
            if (record.value() != null && text(record.key()).equals(alert.node().key())) {
                Reading reading = Codecs.READING.decode(record.value());
                Instant start = reading.period().start();
                if (!start.isBefore(alert.since()) && !start.isAfter(alert.raised())) {
                    found.add(new Found(reading, position(record)));
                }
            }
        });
        found.sort(Comparator.comparing(one -> one.reading().period().start()));
        return found;
    }

    static Position position(ConsumerRecord<byte[], byte[]> record) {
        return new Position(record.topic(), record.partition(), record.offset());
    }

    static String text(byte[] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    private void collect(Topic topic, String prefix, Map<String, List<Told>> found) {
        read(topic, OptionalInt.empty(), record -> {
            if (text(record.key()).startsWith(prefix) && record.value() != null) {
                found.computeIfAbsent(text(record.key()), id -> new ArrayList<>())
                        .add(new Told(Codecs.ALERT.decode(record.value()), Instant.ofEpochMilli(record.timestamp())));
            }
        });
    }

    private void read(Topic topic, OptionalInt partition, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        topics.readAll(topic, partition, record -> {
            to.accept(record);
            return true;
        });
    }
}
