package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Window;

/** Compares what was published with what the oracle says, figure by figure. */
final class Comparison {
    private final BatchOracle.Books books;
    private final Published published;
    private final Differences differences = new Differences();
    private final Completeness completeness;
    private final AccountComparison accounts;
    private long nodes;
    private long aggregates;

    /** @param now when the last record was written, or later */
    Comparison(BatchOracle oracle, Published published, Instant now) {
        this.books = oracle.books(now);
        this.published = published;
        this.completeness = new Completeness(now, differences);
        this.accounts = new AccountComparison(differences, completeness);
    }

    ReconcileReport run(long readings, long undecodable) {
        SortedMap<String, NodeId> all = new TreeMap<>();
        books.nodes().forEach(node -> all.put(node.toString(), node));
        published.nodes().keySet().forEach(node -> all.put(node.toString(), node));
        for (NodeId node : all.values()) {
            compare(node, books.of(node), published.of(node));
        }
        return new ReconcileReport(
                nodes,
                aggregates + accounts.compared(),
                readings,
                undecodable,
                differences.count(),
                differences.first());
    }

    private void compare(NodeId node, NodeBook book, Published.OfNode said) {
        boolean hasAccounts = book.accounts()
                .filter(accountBook -> !accountBook.stretches().isEmpty())
                .isPresent();
        if (said.isNothing() && book.asOf().isEmpty() && !hasAccounts) {
            return;
        }
        nodes++;
        comparePartitions(node, "partitions", said.partitions());
        comparePartitions(node, "partitions of accounts", said.accountPartitions());
        comparePanes(node, book, said);
        compareStanding(node, book, said);
        accounts.compare(node, book, said);
    }

    private void comparePartitions(NodeId node, String where, Set<Integer> partitions) {
        if (partitions.size() > 1) {
            differences.add(node, where, "", "one partition", "partitions " + partitions);
        }
    }

    private void comparePanes(NodeId node, NodeBook book, Published.OfNode said) {
        Map<PeriodLength, Set<Long>> missing = new TreeMap<>();
        book.lengths().forEach(length -> missing.put(length, book.present(length)));
        said.panes().forEach((period, pane) -> {
            long index = book.grid().index(period.length(), period.start());
            missing.getOrDefault(period.length(), new TreeSet<>()).remove(index);
            List<SeriesTotal> expected =
                    book.grid().isAligned(period) ? book.pane(period.length(), index, pane.totals()) : List.of();
            String where = "pane " + period;
            aggregates++;
            compare(node, where, expected, pane.totals());
            completeness.compare(node, where, book.grid().end(period.length(), index), expected, pane.complete());
        });
        missing.forEach((length, indexes) -> indexes.forEach(index -> {
            List<SeriesTotal> expected = book.pane(length, index);
            String where = "pane " + book.grid().period(length, index);
            aggregates++;
            if (expected.isEmpty()) {
                differences.add(node, where, "", "an empty pane", Differences.NOTHING);
            } else {
                compare(node, where, expected, List.of());
            }
        }));
    }

    private void compareStanding(NodeId node, NodeBook book, Published.OfNode said) {
        if (said.standing().isEmpty()) {
            if (!said.panes().isEmpty()) {
                differences.add(node, "windows", "", "windows", Differences.NOTHING);
            }
            return;
        }
        Standing standing = said.standing().get();
        Instant expected = book.asOf().orElse(Instant.MIN);
        if (standing.asOf().isBefore(expected)) {
            differences.add(
                    node,
                    "windows end",
                    "",
                    expected + " or later",
                    standing.asOf().toString());
        }
        boolean isLeftOver = book.asOf().isEmpty() && node.kind() == NodeKind.ENTERPRISE;
        for (Window window : Window.values()) {
            List<SeriesTotal> now = standing.now().getOrDefault(window, List.of());
            List<SeriesTotal> earlier = standing.earlier().getOrDefault(window, List.of());
            String where = "window " + window + " at " + standing.asOf();
            if (isLeftOver) {
                compareWindow(node, where, List.of(), reported(now));
                compareWindow(node, where + " one year earlier", List.of(), reported(earlier));
            } else {
                compareWindow(node, where, book.window(window, standing.asOf(), now), now);
                compareWindow(
                        node,
                        where + " one year earlier",
                        book.earlierWindow(window, standing.asOf(), earlier),
                        earlier);
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

    private void compareWindow(NodeId node, String where, List<SeriesTotal> expected, List<SeriesTotal> said) {
        if (!expected.isEmpty() || !said.isEmpty()) {
            aggregates++;
            compare(node, where, expected, said);
        }
    }

    private void compare(NodeId node, String where, List<SeriesTotal> expected, List<SeriesTotal> said) {
        if (expected.equals(said)) {
            return;
        }
        Map<String, SeriesTotal> left = bySeries(expected);
        Map<String, SeriesTotal> right = bySeries(said);
        Set<String> series = new TreeSet<>(left.keySet());
        series.addAll(right.keySet());
        long before = differences.count();
        for (String name : series) {
            if (!String.valueOf(left.get(name)).equals(String.valueOf(right.get(name)))) {
                differences.add(node, where, name, print(left.get(name)), print(right.get(name)));
            }
        }
        if (differences.count() == before) {
            differences.add(node, where, "", "series " + left.keySet(), "series in another order or twice");
        }
    }

    private static Map<String, SeriesTotal> bySeries(List<SeriesTotal> totals) {
        Map<String, SeriesTotal> map = new TreeMap<>();
        totals.forEach(total -> map.put(total.series(), total));
        return map;
    }

    private static String print(SeriesTotal total) {
        return total == null ? Differences.NOTHING : LinePart.print(total);
    }
}
