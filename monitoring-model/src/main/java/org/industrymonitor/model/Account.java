package org.industrymonitor.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands for a group over a stretch of the calendar: all its figures, whatever the length of their periods; the same
 * stretch one year earlier; and the growth between them, over all figures and over those that can be compared.
 *
 * @param asOf end of the latest period known of the node when this was written
 * @param complete whether no more figures are awaited
 * @param lines by series, in the order of their names
 */
public record Account(NodeId node, Stretch stretch, Instant asOf, boolean complete, List<AccountLine> lines) {

    public Account {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(stretch, "stretch");
        Objects.requireNonNull(asOf, "asOf");
        lines = List.copyOf(lines);
    }

    /** The record key, {@code <node>|<kind>|<start>}; {@link Aggregate#nodeOf} reads the node back. */
    public String key() {
        return key(node.toString(), stretch);
    }

    public static String key(String node, Stretch stretch) {
        return node + "|" + stretch;
    }

    public Optional<AccountLine> line(String series) {
        return lines.stream().filter(line -> line.series().equals(series)).findFirst();
    }
}
