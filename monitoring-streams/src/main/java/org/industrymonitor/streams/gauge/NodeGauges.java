package org.industrymonitor.streams.gauge;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;

/**
 * The latest figures of each region, sector and sector of a city that this process sums up: its tasks tell them as they
 * publish, and each scrape writes them out.  Of a node that moves to another process the figures go with its task.
 */
public final class NodeGauges implements MultiCollector {

    private final Set<Part> parts = ConcurrentHashMap.newKeySet();

    /** What one task tells; for one thread. */
    public final class Part implements AutoCloseable {

        private final Map<ShownNode, NodeFigures> figures = new ConcurrentHashMap<>();
        private final Map<String, ShownNode> shown = new HashMap<>();

        private Part() {}

        /** Whether there are gauges of the node. */
        public boolean shows(String node) {
            return ShownNode.of(node).isPresent();
        }

        /** Takes an aggregate as it is published; only that of a node that is shown is decoded. */
        public void aggregate(String node, byte[] aggregate) {
            figures(node).ifPresent(known -> {
                try {
                    Codecs.AGGREGATE.decode(aggregate).standing().ifPresent(known::stand);
                } catch (Undecodable e) {
                    throw new IllegalStateException("an aggregate as it is published must be readable: " + node, e);
                }
            });
        }

        /** Takes an account as it is published. */
        public void account(String node, Account account) {
            figures(node).ifPresent(known -> known.account(account));
        }

        private Optional<NodeFigures> figures(String node) {
            ShownNode known = shown.get(node);
            return (known == null ? ShownNode.of(node) : Optional.of(known)).map(found -> {
                shown.put(node, found);
                return figures.computeIfAbsent(found, NodeFigures::new);
            });
        }

        /** Shows nothing of this task any more. */
        @Override
        public void close() {
            parts.remove(this);
        }
    }

    /** For a task that begins. */
    public Part open() {
        Part part = new Part();
        parts.add(part);
        return part;
    }

    @Override
    public MetricSnapshots collect() {
        Map<NodeGauge, List<GaugeDataPointSnapshot>> points = new EnumMap<>(NodeGauge.class);
        for (Part part : parts) {
            part.figures
                    .values()
                    .forEach(
                            node -> node.forEach((gauge, point) -> points.computeIfAbsent(gauge, g -> new ArrayList<>())
                                    .add(point)));
        }
        List<MetricSnapshot> snapshots = new ArrayList<>();
        points.forEach((gauge, values) -> snapshots.add(new GaugeSnapshot(gauge.metadata(), values)));
        return new MetricSnapshots(snapshots);
    }
}
