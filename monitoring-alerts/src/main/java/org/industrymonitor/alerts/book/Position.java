package org.industrymonitor.alerts.book;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far the alert events have been read: of each partition the next offset. Any process of any installation that reads the
 * same topic understands it.
 *
 * @param next by partition; a partition that is not there is at its beginning
 */
public record Position(Map<Integer, Long> next) {

    /** Before everything. */
    public static final Position START = new Position(Map.of());

    private static final String FORM = "(?:\\d{1,9}-\\d{1,18}(?:\\.\\d{1,9}-\\d{1,18}){0,4095})?";

    public Position {
        next = Map.copyOf(next);
    }

    /**
     * The position of that text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Position parse(String text) {
        if (!text.matches(FORM)) {
            throw new IllegalArgumentException(
                    "position must be <partition>-<offset> joined by dots, as the server gave it");
        }
        Map<Integer, Long> next = new TreeMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("\\.")) {
            int dash = part.indexOf('-');
            next.put(Integer.parseInt(part.substring(0, dash)), Long.parseLong(part.substring(dash + 1)));
        }
        return new Position(next);
    }

    /** Whether the event is one that has been read. */
    public boolean isPast(Event event) {
        return of(event.partition()) > event.offset();
    }

    /** The next offset of a partition. */
    public long of(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** This, and the event read. */
    public Position after(Event event) {
        Map<Integer, Long> further = new TreeMap<>(next);
        further.put(event.partition(), event.offset() + 1);
        return new Position(further);
    }

    /** Its text, such as {@code 0-12.3-5}. */
    @Override
    public String toString() {
        return new TreeMap<>(next)
                .entrySet().stream().map(e -> e.getKey() + "-" + e.getValue()).collect(Collectors.joining("."));
    }
}
