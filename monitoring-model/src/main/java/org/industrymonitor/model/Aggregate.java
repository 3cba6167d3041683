package org.industrymonitor.model;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is published of a node when a pane of it changes: that pane, and the rolling windows as they now stand.
 *
 * @param pane totals of the period by series, in the order of their names
 * @param asOf end of the latest period known of the node, where the windows end
 * @param windows totals by window, each in the order of the series' names
 */
public record Aggregate(
        NodeId node, Period period, List<SeriesTotal> pane, Instant asOf, Map<Window, List<SeriesTotal>> windows) {

    public Aggregate {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(period, "period");
        pane = List.copyOf(pane);
        Objects.requireNonNull(asOf, "asOf");
        EnumMap<Window, List<SeriesTotal>> copy = new EnumMap<>(Window.class);
        windows.forEach((window, totals) -> copy.put(window, List.copyOf(totals)));
        windows = Collections.unmodifiableMap(copy);
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
        return find(windows.getOrDefault(window, List.of()), series);
    }

    /** Energy intensity in the window, kgce per 10,000 yuan; empty without output. */
    public Optional<Double> intensity(Window window) {
        Optional<SeriesTotal> output = total(window, Measure.OUTPUT.series()).filter(t -> t.sum() > 0);
        Optional<SeriesTotal> energy = total(window, Measure.ENERGY.series());
        return output.flatMap(o -> energy.map(e -> 10_000.0 * e.sum() / o.sum()));
    }

    private static Optional<SeriesTotal> find(List<SeriesTotal> totals, String series) {
        return totals.stream().filter(total -> total.series().equals(series)).findFirst();
    }
}
