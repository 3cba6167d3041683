package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Stretch;

/** Compares the accounts of groups. */
final class AccountComparison {
    private final Differences differences;
    private final Completeness completeness;
    private long compared;

    AccountComparison(Differences differences, Completeness completeness) {
        this.differences = differences;
        this.completeness = completeness;
    }

    /** How many accounts were compared. */
    long compared() {
        return compared;
    }

    void compare(NodeId node, NodeBook book, Published.OfNode said) {
        if (book.accounts().isEmpty()) {
            said.accounts().keySet().forEach(stretch -> {
                compared++;
                differences.add(node, "account " + stretch, "", Differences.NOTHING, "an account of an enterprise");
            });
            return;
        }
        AccountBook accounts = book.accounts().get();
        Instant asOf = Stream.concat(
                        book.asOf().stream(), said.standing().stream().map(Standing::asOf))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        said.accounts().forEach((stretch, account) -> compare(accounts, stretch, account, asOf));
        Set<Stretch> missing = new HashSet<>(accounts.stretches());
        missing.removeAll(said.accounts().keySet());
        missing.forEach(stretch -> {
            compared++;
            differences.add(node, "account " + stretch, "", "an account", Differences.NOTHING);
        });
    }

    private void compare(AccountBook accounts, Stretch stretch, Account said, Instant asOf) {
        compared++;
        NodeId node = said.node();
        String where = "account " + stretch;
        if (said.asOf().isAfter(asOf)) {
            differences.add(
                    node, where + " as of", "", asOf.toString(), said.asOf().toString());
        }
        List<AccountLine> expected = accounts.lines(
                stretch, asOf, said.lines().stream().map(AccountLine::total).toList());
        completeness.compare(
                node,
                where,
                accounts.calendar().end(stretch),
                expected.stream().map(AccountLine::total).toList(),
                said.complete());
        if (expected.equals(said.lines())) {
            return;
        }
        Map<String, AccountLine> left = bySeries(expected);
        Map<String, AccountLine> right = bySeries(said.lines());
        Set<String> series = new TreeSet<>(left.keySet());
        series.addAll(right.keySet());
        long before = differences.count();
        for (String name : series) {
            compare(node, where, name, left.get(name), right.get(name));
        }
        if (differences.count() == before) {
            differences.add(node, where, "", "series " + left.keySet(), "series in another order or twice");
        }
    }

    private void compare(NodeId node, String where, String series, AccountLine expected, AccountLine said) {
        for (LinePart part : LinePart.values()) {
            String right = expected == null ? Differences.NOTHING : part.print(expected);
            String found = said == null ? Differences.NOTHING : part.print(said);
            if (!right.equals(found)) {
                differences.add(node, where + " " + part.words(), series, right, found);
            }
        }
    }

    private static Map<String, AccountLine> bySeries(List<AccountLine> lines) {
        Map<String, AccountLine> map = new TreeMap<>();
        lines.forEach(line -> map.put(line.series(), line));
        return map;
    }
}
