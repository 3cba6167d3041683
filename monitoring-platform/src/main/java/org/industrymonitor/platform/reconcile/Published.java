package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;

/**
 * What the aggregates topic says in the end: of a pane the last record of its key, of the windows the last record of
 * the node.
 */
final class Published {
    /** What is said of one node. */
    static final class OfNode {
        private final Map<Period, List<SeriesTotal>> panes = new HashMap<>();
        private final Set<Integer> partitions = new HashSet<>();
        private Instant asOf = Instant.MIN;
        private Map<Window, List<SeriesTotal>> windows = Map.of();

        Map<Period, List<SeriesTotal>> panes() {
            return panes;
        }

        /** More than one is a fault: the order of the node's records is then not known. */
        Set<Integer> partitions() {
            return partitions;
        }

        Instant asOf() {
            return asOf;
        }

        Map<Window, List<SeriesTotal>> windows() {
            return windows;
        }
    }

    private final Map<NodeId, OfNode> nodes = new HashMap<>();
    private final Map<String, SeriesTotal> lastOfSeries = new HashMap<>();

    /** Takes the records of a partition in the order of their offsets. */
    void add(int partition, Aggregate aggregate) {
        OfNode node = nodes.computeIfAbsent(aggregate.node(), n -> new OfNode());
        node.panes.put(
                aggregate.period(),
                aggregate.pane().stream().map(this::withSharedName).toList());
        node.partitions.add(partition);
        node.asOf = aggregate.asOf();
        node.windows = aggregate.windows();
    }

    Map<NodeId, OfNode> nodes() {
        return nodes;
    }

    /** A series' name is in memory once, not once for each of a million panes. */
    private SeriesTotal withSharedName(SeriesTotal total) {
        String name = lastOfSeries.computeIfAbsent(total.series(), n -> total).series();
        return new SeriesTotal(name, total.sum(), total.reported(), total.expected());
    }
}
