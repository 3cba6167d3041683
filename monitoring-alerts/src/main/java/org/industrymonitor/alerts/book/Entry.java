package org.industrymonitor.alerts.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;

/**
 * All that is known of one alert.
 *
 * @param alert as it stands
 * @param stated whether that is from the topic of current alerts; else it is from its latest event
 * @param events in the order in which they came
 * @param leftOut events that are not kept, after the first
 * @param remarksByKey what operators said, by record keys
 */
public record Entry(Alert alert, boolean stated, List<Event> events, int leftOut, Map<String, Remark> remarksByKey) {

    /** An alert that changes more often keeps its first event and the latest. */
    static final int MOST_EVENTS = 100;

    public Entry {
        events = List.copyOf(events);
        remarksByKey = Map.copyOf(remarksByKey);
    }

    /** What operators said, the earliest first. */
    public List<Remark> remarks() {
        return remarksByKey.values().stream()
                .sorted(Comparator.comparing(Remark::at).thenComparing(remark -> remark.key()))
                .toList();
    }

    /** Whether an operator has said that of it. */
    public boolean isMarked(RemarkKind kind) {
        return remarksByKey.values().stream().anyMatch(remark -> remark.kind() == kind);
    }

    /** Whether it may still change by itself. */
    public boolean isOpen() {
        return isOpen(alert);
    }

    static boolean isOpen(Alert alert) {
        return alert.state() == AlertState.PENDING || alert.state() == AlertState.FIRING;
    }

    /** Whether it was open at any time from the one to before the other, in the time of the figures. */
    public boolean wasOpen(Instant since, Instant until) {
        return alert.raised().isBefore(until)
                && alert.resolved().map(since::isBefore).orElse(true);
    }

    Key key() {
        return new Key(alert.raised(), alert.id());
    }

    Entry standing(Alert now) {
        return new Entry(now, true, events, leftOut, remarksByKey);
    }

    Entry with(Event event, Alert after) {
        List<Event> more = new ArrayList<>(events);
        more.add(event);
        int tooMany = more.size() > MOST_EVENTS ? 1 : 0;
        if (tooMany > 0) {
            more.remove(1);
        }
        return new Entry(stated ? alert : after, stated, more, leftOut + tooMany, remarksByKey);
    }

    Entry with(Map<String, Remark> remarks) {
        return new Entry(alert, stated, events, leftOut, new TreeMap<>(remarks));
    }

    /** Where it stands in the book: the latest first. */
    record Key(Instant raised, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTime = other.raised.compareTo(raised);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }
}
