package org.industrymonitor.platform.reconcile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Stretch;

/**
 * What the topics of aggregates and accounts say in the end: of a pane and of an account the last record of its key, of
 * the windows the last record of the node that has any.
 */
final class Published {
    record Pane(boolean complete, List<SeriesTotal> totals) {}

    /** What is said of one node. */
    static final class OfNode {
        private final Map<Period, Pane> panes = new HashMap<>();
        private final Map<Stretch, Account> accounts = new HashMap<>();
        private final Set<Integer> partitions = new HashSet<>();
        private final Set<Integer> accountPartitions = new HashSet<>();
        private Optional<Standing> standing = Optional.empty();

        Map<Period, Pane> panes() {
            return panes;
        }

        Map<Stretch, Account> accounts() {
            return accounts;
        }

        /** More than one is a fault: the order of the node's records is then not known. */
        Set<Integer> partitions() {
            return partitions;
        }

        /** Likewise of the accounts. */
        Set<Integer> accountPartitions() {
            return accountPartitions;
        }

        Optional<Standing> standing() {
            return standing;
        }

        boolean isNothing() {
            return panes.isEmpty() && accounts.isEmpty();
        }
    }

    private final Map<NodeId, OfNode> nodes = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** Takes the records of a partition in the order of their offsets. */
    void add(int partition, Aggregate aggregate) {
        OfNode node = nodes.computeIfAbsent(aggregate.node(), n -> new OfNode());
        node.panes.put(
                aggregate.period(),
                new Pane(
                        aggregate.complete(),
                        aggregate.pane().stream().map(this::withSharedName).toList()));
        node.partitions.add(partition);
        if (aggregate.standing().isPresent()) {
            node.standing = aggregate.standing();
        }
    }

    /** Takes the records of a partition in the order of their offsets. */
    void add(int partition, Account account) {
        OfNode node = nodes.computeIfAbsent(account.node(), n -> new OfNode());
        node.accounts.put(
                account.stretch(),
                new Account(
                        account.node(),
                        account.stretch(),
                        account.asOf(),
                        account.complete(),
                        account.lines().stream().map(this::withSharedName).toList()));
        node.accountPartitions.add(partition);
    }

    Map<NodeId, OfNode> nodes() {
        return nodes;
    }

    /** What is said of the node, if it is only nothing. */
    OfNode of(NodeId node) {
        return nodes.getOrDefault(node, new OfNode());
    }

    private AccountLine withSharedName(AccountLine line) {
        return new AccountLine(
                withSharedName(line.total()), line.earlier(), line.comparable(), line.contributions(), line.official());
    }

    /** A series' name is in memory once, not once for each of a million panes. */
    private SeriesTotal withSharedName(SeriesTotal total) {
        return new SeriesTotal(
                names.computeIfAbsent(total.series(), name -> name),
                total.sum(),
                total.reported(),
                total.expected(),
                total.reportedWeight(),
                total.expectedWeight(),
                total.imputed());
    }
}
