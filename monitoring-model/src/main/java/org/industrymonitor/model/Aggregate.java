package org.industrymonitor.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is published of a node when a pane of it changes: that pane, and where the windows now stand. When several panes
 * change at once the last record carries the windows.
 *
 * @param complete whether no more figures are awaited: all that is expected has come, or, of a group, the time to wait is
 *     over; else the pane is provisional
 * @param pane totals of the period by series, in the order of their names
 * @param standing the windows; empty when a later record of the same node carries them
 */
public record Aggregate(
        NodeId node, Period period, boolean complete, List<SeriesTotal> pane, Optional<Standing> standing) {

    public Aggregate {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(period, "period");
        pane = List.copyOf(pane);
        Objects.requireNonNull(standing, "standing");
    }

    /** The record key: the pane this record is the last word on. */
    public String key() {
        return key(node.toString(), period.length(), period.start());
    }

    /** The key of the pane of a node, {@code <node>|<length>|<start>}. */
    public static String key(String node, PeriodLength length, Instant start) {
        return node + "|" + length + "|" + start;
    }

    /** The node's part of a record key: what records are partitioned by. */
    public static String nodeOf(String key) {
        int bar = key.indexOf('|');
        return bar < 0 ? key : key.substring(0, bar);
    }

    /** The pane's total of a series. */
    public Optional<SeriesTotal> total(String series) {
        return find(pane, series);
    }

    /** The window's total of a series. */
    public Optional<SeriesTotal> total(Window window, String series) {
        return standing.flatMap(s -> find(s.now().getOrDefault(window, List.of()), series));
    }

    /** Energy intensity in the window, kgce per 10,000 yuan; empty without output. */
    public Optional<Double> intensity(Window window) {
        Optional<SeriesTotal> output = total(window, Measure.OUTPUT.series()).filter(t -> t.sum() > 0);
        Optional<SeriesTotal> energy = total(window, Measure.ENERGY.series());
        return output.flatMap(o -> energy.map(e -> 10_000.0 * e.sum() / o.sum()));
    }

    private static Optional<SeriesTotal> find(List<SeriesTotal> totals, String series) {
        for (SeriesTotal total : totals) {
            if (total.series().equals(series)) {
                return Optional.of(total);
            }
        }
        return Optional.empty();
    }
}
