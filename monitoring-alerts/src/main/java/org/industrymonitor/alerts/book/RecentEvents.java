package org.industrymonitor.alerts.book;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest events, for those who follow them: each reads at its own pace from here, and nothing is kept for it. Who is slower
 * than the events are forgotten has lost them.
 */
public final class RecentEvents {

    private final Event[] events;
    /** Of each partition the offset behind the last event that is forgotten. */
    private final Map<Integer, Long> forgotten = new HashMap<>();

    private final Map<Integer, Long> positions = new HashMap<>();
    /** How many there have been. */
    private long count;

    /** @param capacity how many are kept */
    public RecentEvents(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, is " + capacity);
        }
        events = new Event[capacity];
    }

    /** Takes an event, and wakes who waits for one. */
    public synchronized void add(Event event) {
        int slot = (int) (count % events.length);
        Event oldest = events[slot];
        if (oldest != null) {
            forgotten.put(oldest.partition(), oldest.offset() + 1);
        }
        if (!positions.containsKey(event.partition()) && event.offset() > 0) {
            // What was before has been removed by the broker, or is of no consequence
            forgotten.put(event.partition(), event.offset());
        }
        events[slot] = event;
        positions.put(event.partition(), event.offset() + 1);
        count++;
        notifyAll();
    }

    /**
     * Where one begins to follow.
     *
     * @param number of the next event
     * @param position behind which it stands
     */
    public record Start(long number, Position position) {}

    /** Behind all events. */
    public synchronized Start end() {
        return new Start(count, new Position(positions));
    }

    /** Where nothing is missed that came after a position; empty when something of that is forgotten. */
    public synchronized Optional<Start> after(Position position) {
        boolean lost = forgotten.entrySet().stream().anyMatch(end -> position.of(end.getKey()) < end.getValue());
        return lost ? Optional.empty() : Optional.of(new Start(Math.max(0, count - events.length), position));
    }

    /**
     * The events from a number on, as many as there are up to a limit; waits for the first.
     *
     * @return none when the time is over; empty when the first of them is forgotten
     */
    public synchronized Optional<List<Event>> from(long number, int most, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (number >= count) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return Optional.of(List.of());
            }
            wait(millis);
        }
        if (number < count - events.length) {
            return Optional.empty();
        }
        List<Event> found = new ArrayList<>();
        for (long next = number; next < count && found.size() < most; next++) {
            found.add(events[(int) (next % events.length)]);
        }
        return Optional.of(found);
    }
}
