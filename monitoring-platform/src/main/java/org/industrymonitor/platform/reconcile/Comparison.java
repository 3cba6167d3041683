package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;

/** Compares what was published with what the oracle says, figure by figure. */
final class Comparison {
    private static final int NAMED = 20;
    private static final String NOTHING = "-";

    private final BatchOracle oracle;
    private final Published published;
    private final List<Difference> first = new ArrayList<>();
    private long nodes;
    private long aggregates;
    private long differences;

    Comparison(BatchOracle oracle, Published published) {
        this.oracle = oracle;
        this.published = published;
    }

    ReconcileReport run(long readings, long undecodable) {
        Map<NodeId, List<Membership>> members = oracle.members();
        Map<String, NodeId> all = new TreeMap<>();
        members.keySet().forEach(node -> all.put(node.toString(), node));
        published.nodes().keySet().forEach(node -> all.put(node.toString(), node));
        for (NodeId node : all.values()) {
            compare(node, oracle.book(node, members.getOrDefault(node, List.of())));
        }
        return new ReconcileReport(nodes, aggregates, readings, undecodable, differences, first);
    }

    private void compare(NodeId node, NodeBook book) {
        Published.OfNode said = published.nodes().getOrDefault(node, new Published.OfNode());
        if (said.partitions().isEmpty() && book.asOf().isEmpty()) {
            return;
        }
        nodes++;
        if (said.partitions().size() > 1) {
            differ(node, "partitions", "", "one partition", "partitions " + said.partitions());
        }
        comparePanes(node, book, said);
        compareWindows(node, book, said);
    }

    private void comparePanes(NodeId node, NodeBook book, Published.OfNode said) {
        Map<PeriodLength, Set<Long>> missing = new TreeMap<>();
        book.lengths().forEach(length -> missing.put(length, book.present(length)));
        said.panes().forEach((period, totals) -> {
            long index = book.grid().index(period.length(), period.start());
            missing.getOrDefault(period.length(), new TreeSet<>()).remove(index);
            compare(
                    node,
                    "pane " + period,
                    book.grid().isAligned(period) ? book.pane(period.length(), index) : List.of(),
                    totals);
        });
        missing.forEach((length, indexes) -> indexes.forEach(index -> {
            Period period = book.grid().period(length, index);
            compare(node, "pane " + period, book.pane(length, index), List.of());
        }));
    }

    private void compareWindows(NodeId node, NodeBook book, Published.OfNode said) {
        if (said.partitions().isEmpty()) {
            return;
        }
        Instant expected = book.asOf().orElse(Instant.MIN);
        if (said.asOf().isBefore(expected)) {
            differ(node, "windows end", "", expected + " or later", said.asOf().toString());
        }
        for (Window window : Window.values()) {
            String where = "window " + window + " at " + said.asOf();
            if (said.windows().containsKey(window)) {
                List<SeriesTotal> totals = said.windows().get(window);
                boolean isLeftOver = book.asOf().isEmpty() && node.kind() == NodeKind.ENTERPRISE;
                compare(
                        node,
                        where,
                        isLeftOver ? List.of() : book.window(window, said.asOf()),
                        isLeftOver ? reported(totals) : totals);
            } else {
                aggregates++;
                differ(node, where, "", "a window", NOTHING);
            }
        }
    }

    /**
     * Of an enterprise that nothing counts for any more, having been struck off in between, the windows end where they
     * did once: nothing reported may be left in them, while what is expected at such an end is of no meaning.
     */
    private static List<SeriesTotal> reported(List<SeriesTotal> totals) {
        return totals.stream()
                .filter(total -> total.sum() != 0 || total.reported() != 0)
                .toList();
    }

    private void compare(NodeId node, String where, List<SeriesTotal> expected, List<SeriesTotal> said) {
        aggregates++;
        if (expected.equals(said)) {
            return;
        }
        Map<String, SeriesTotal> left = bySeries(expected);
        Map<String, SeriesTotal> right = bySeries(said);
        Set<String> series = new TreeSet<>(left.keySet());
        series.addAll(right.keySet());
        long before = differences;
        for (String name : series) {
            if (!String.valueOf(left.get(name)).equals(String.valueOf(right.get(name)))) {
                differ(node, where, name, print(left.get(name)), print(right.get(name)));
            }
        }
        if (differences == before) {
            differ(node, where, "", "series " + left.keySet(), "series in another order or twice");
        }
    }

    private void differ(NodeId node, String where, String series, String expected, String said) {
        differences++;
        if (first.size() < NAMED) {
            first.add(new Difference(node.toString(), where, series, expected, said));
        }
    }

    private static Map<String, SeriesTotal> bySeries(List<SeriesTotal> totals) {
        Map<String, SeriesTotal> map = new TreeMap<>();
        totals.forEach(total -> map.put(total.series(), total));
        return map;
    }

    private static String print(SeriesTotal total) {
        return total == null
                ? NOTHING
                : FixedPoint.print(total.sum()) + " (" + total.reported() + " of " + total.expected() + " reported)";
    }
}
