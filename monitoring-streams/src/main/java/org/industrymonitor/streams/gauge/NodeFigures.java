package org.industrymonitor.streams.gauge;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;

/** What is shown of one node; told by one thread and read by another. */
final class NodeFigures {

    private static final List<StretchKind> GROWING = List.of(StretchKind.DAY, StretchKind.MONTH, StretchKind.YEAR);
    private static final List<Window> COVERED = List.of(Window.PT1H, Window.PT24H);
    private static final double PERCENT = 100.0 * FixedPoint.ONE;

    private final Labels labels;
    private final Map<StretchKind, Instant> newest = new EnumMap<>(StretchKind.class);
    private final Map<StretchKind, List<Point>> growth = new EnumMap<>(StretchKind.class);
    private List<Point> standing = List.of();

    private record Point(NodeGauge gauge, GaugeDataPointSnapshot value) {}

    NodeFigures(ShownNode node) {
        labels = Labels.of("level", node.level().prefix(), "region", node.region(), "sector", node.sector());
    }

    /** Takes where the windows now stand. */
    synchronized void stand(Standing now) {
        List<Point> points = new ArrayList<>();
        points.add(point(NodeGauge.AS_OF, now.asOf().getEpochSecond(), labels));
        now.now().forEach((window, totals) -> {
            for (SeriesTotal total : totals) {
                if (total.series().equals(Measure.OUTPUT.series())) {
                    points.add(sum(NodeGauge.OUTPUT, total, window));
                } else if (total.series().equals(Measure.ENERGY.series())) {
                    points.add(sum(NodeGauge.ENERGY, total, window));
                } else {
                    continue;
                }
                if (COVERED.contains(window) && total.expectedWeight() > 0) {
                    Labels covered = labels.merge(Labels.of("measure", total.series(), "window", window.name()));
                    points.add(point(
                            NodeGauge.COVERAGE, (double) total.reportedWeight() / total.expectedWeight(), covered));
                }
            }
        });
        standing = points;
    }

    /** Takes an account, if none of a later stretch of its kind was taken. */
    synchronized void account(Account account) {
        StretchKind kind = account.stretch().kind();
        Instant start = account.stretch().start();
        if (!GROWING.contains(kind) || start.isBefore(newest.getOrDefault(kind, Instant.MIN))) {
            return;
        }
        newest.put(kind, start);
        List<Point> points = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            account.line(measure.series()).ifPresent(line -> growth(points, line, kind));
        }
        growth.put(kind, points);
    }

    private void growth(List<Point> points, AccountLine line, StretchKind kind) {
        Labels grown = labels.merge(Labels.of("measure", line.series(), "stretch", kind.name()));
        ratio(line.growth()).ifPresent(ratio -> points.add(point(NodeGauge.GROWTH, ratio, grown)));
        if (kind != StretchKind.DAY) {
            ratio(line.fullGrowth()).ifPresent(ratio -> points.add(point(NodeGauge.FULL_GROWTH, ratio, grown)));
        }
    }

    synchronized void forEach(BiConsumer<NodeGauge, GaugeDataPointSnapshot> consumer) {
        standing.forEach(point -> consumer.accept(point.gauge(), point.value()));
        growth.values().forEach(points -> points.forEach(point -> consumer.accept(point.gauge(), point.value())));
    }

    private static Optional<Double> ratio(OptionalLong percent) {
        return percent.isEmpty() ? Optional.empty() : Optional.of(percent.getAsLong() / PERCENT);
    }

    private Point sum(NodeGauge gauge, SeriesTotal total, Window window) {
        return point(gauge, (double) total.sum() / FixedPoint.ONE, labels.merge(Labels.of("window", window.name())));
    }

    private static Point point(NodeGauge gauge, double value, Labels labels) {
        return new Point(gauge, new GaugeDataPointSnapshot(value, labels, null));
    }
}
