package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.Window;

/** All records that the oracle would have published, for tests that break one of them. */
record Recomputed(List<Aggregate> aggregates, List<Account> accounts, Instant now) {

    /** As if all had been written now, and no group waited for figures. */
    static Recomputed by(BatchOracle oracle, Instant now) {
        Recomputed all = new Recomputed(new ArrayList<>(), new ArrayList<>(), now);
        BatchOracle.Books books = oracle.books(now);
        books.nodes().forEach(node -> all.add(node, books.of(node)));
        return all;
    }

    Published published() {
        Published published = new Published();
        aggregates.forEach(aggregate -> published.add(0, aggregate));
        accounts.forEach(account -> published.add(0, account));
        return published;
    }

    private void add(NodeId node, NodeBook book) {
        Instant asOf = book.asOf().orElse(Instant.EPOCH);
        Optional<Standing> standing = Optional.of(standing(book, asOf));
        for (PeriodLength length : book.lengths()) {
            for (long index : book.present(length)) {
                List<SeriesTotal> pane = book.pane(length, index);
                boolean complete = isComplete(node, book.grid().end(length, index), pane.stream());
                aggregates.add(new Aggregate(node, book.grid().period(length, index), complete, pane, standing));
            }
        }
        if (book.accounts().isPresent()) {
            for (Stretch stretch : book.accounts().get().stretches()) {
                List<AccountLine> lines = book.accounts().get().lines(stretch, asOf);
                Instant end = book.accounts().get().calendar().end(stretch);
                boolean complete = isComplete(node, end, lines.stream().map(AccountLine::total));
                accounts.add(new Account(node, stretch, asOf, complete, lines));
            }
        }
    }

    private boolean isComplete(NodeId node, Instant end, Stream<SeriesTotal> totals) {
        boolean isWaitOver = node.kind() != NodeKind.ENTERPRISE && !end.isAfter(now);
        return isWaitOver || totals.allMatch(SeriesTotal::isComplete);
    }

    private static Standing standing(NodeBook book, Instant asOf) {
        Map<Window, List<SeriesTotal>> now = new EnumMap<>(Window.class);
        Map<Window, List<SeriesTotal>> earlier = new EnumMap<>(Window.class);
        for (Window window : Window.values()) {
            now.put(window, book.window(window, asOf));
            earlier.put(window, book.earlierWindow(window, asOf));
        }
        return new Standing(asOf, now, earlier);
    }
}
