package org.industrymonitor.streams.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.Growth;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.account.Stretches.Numbered;
import org.industrymonitor.streams.pane.Expectation;
import org.industrymonitor.streams.pane.ImputedOwner;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesName;

/** Makes the accounts of a node that say something else than before. */
public final class AccountWriter {

    private static final SeriesName OUTPUT = SeriesName.of(Measure.OUTPUT.series());
    private static final SeriesName ENERGY = SeriesName.of(Measure.ENERGY.series());

    private static final String CELL = NodeKind.CELL.prefix() + ":";

    private static final AccountState NOTHING = new AccountState();

    private final AccountBook book;

    public AccountWriter(AccountBook book) {
        this.book = book;
    }

    /**
     * Hands over every account that has changed.
     *
     * @param isImputed whether anything was ever imputed for the node
     * @param closedUpTo stretches that end by then wait for no more figures
     */
    public void write(
            Owner owner,
            Rollup rollup,
            boolean isImputed,
            Expectation expected,
            AccountBook.Changed changed,
            Instant closedUpTo,
            Consumer<Account> consumer) {
        Instant asOf = rollup.isStated() ? rollup.asOf() : Instant.EPOCH;
        for (Numbered stretch : book.affected(owner, rollup.grid(), changed)) {
            AccountState imputed = isImputed ? book.state(Owner.of(ImputedOwner.of(owner.id())), stretch) : NOTHING;
            consumer.accept(account(owner, rollup, imputed, expected, stretch, asOf, closedUpTo));
        }
    }

    private Account account(
            Owner owner,
            Rollup rollup,
            AccountState imputed,
            Expectation expected,
            Numbered stretch,
            Instant asOf,
            Instant closedUpTo) {
        Stretches stretches = new Stretches(rollup.grid());
        String node = owner.id();
        AccountState state = book.state(owner, stretch);
        Map<SeriesName, Long> earlier = earlier(owner, rollup, stretches, stretch);
        TreeSet<SeriesName> names = new TreeSet<>(earlier.keySet());
        for (int row = 0; row < state.series().size(); row++) {
            names.add(state.series().name(row));
        }
        for (int row = 0; row < rollup.series(); row++) {
            names.add(rollup.name(row));
        }
        List<AccountLine> lines = new ArrayList<>();
        boolean complete = true;
        for (SeriesName name : names) {
            AccountLine line = line(
                    node, rollup.grid(), stretches, stretch, state, name, earlier.getOrDefault(name, 0L), expected);
            if (isListed(line)) {
                lines.add(line.withImputed(imputed.amount(name, AccountState.SUM)));
                complete &= line.total().isComplete();
            }
        }
        boolean isClosed = !stretches.end(stretch).isAfter(closedUpTo);
        return new Account(NodeId.parse(node), stretches.stretch(stretch), asOf, complete || isClosed, lines);
    }

    private static boolean isListed(AccountLine line) {
        return !line.total().isVoid()
                || line.earlier() != 0
                || !line.comparable().equals(AccountLine.Comparable.NONE)
                || line.official().isPresent();
    }

    private AccountLine line(
            String node,
            PeriodGrid grid,
            Stretches stretches,
            Numbered stretch,
            AccountState state,
            SeriesName name,
            long earlier,
            Expectation expected) {
        long count = 0;
        long weight = 0;
        Instant start = stretches.start(stretch);
        Instant end = stretches.end(stretch);
        for (PeriodLength length : PeriodLength.values()) {
            Expectation.Due due = expected.due(name, length);
            if (Stretches.holds(stretch.kind(), length) && due != Expectation.Due.NOTHING) {
                long from = grid.firstFrom(length, start);
                long to = grid.firstFrom(length, end);
                count = Math.addExact(count, due.count(from, to));
                weight = Math.addExact(weight, due.weight(from, to));
            }
        }
        AccountLine.Comparable comparable =
                new AccountLine.Comparable(state.amount(name, AccountState.NOW), state.amount(name, AccountState.THEN));
        long officials = state.amount(name, AccountState.OFFICIALS);
        return new AccountLine(
                new SeriesTotal(
                        name.text(),
                        state.amount(name, AccountState.SUM),
                        state.amount(name, AccountState.REPORTED),
                        count,
                        state.amount(name, AccountState.WEIGHT),
                        weight),
                earlier,
                comparable,
                contributions(node, stretch, state, name, comparable),
                officials == 0
                        ? Optional.empty()
                        : Optional.of(new AccountLine.Official(state.amount(name, AccountState.OFFICIAL), officials)));
    }

    /** Sums of the stretch one year earlier; while it is under way, up to the same point. */
    private Map<SeriesName, Long> earlier(Owner owner, Rollup rollup, Stretches stretches, Numbered stretch) {
        Map<SeriesName, Long> sums = new TreeMap<>();
        if (isUnderWay(rollup, stretches, stretch)) {
            Window toDate = switch (stretch.kind()) {
                case DAY -> Window.DAY;
                case MONTH -> Window.MONTH_TO_DATE;
                default -> Window.YEAR_TO_DATE;
            };
            for (int row = 0; row < rollup.series(); row++) {
                sums.put(rollup.name(row), rollup.earlierSum(rollup.name(row), toDate));
            }
        } else {
            Numbered before = stretches.yearEarlier(stretch);
            if (before.index() != Long.MIN_VALUE) {
                Amounts then = book.state(owner, before).series();
                for (int row = 0; row < then.size(); row++) {
                    sums.put(then.name(row), then.amount(row, AccountState.SUM));
                }
            }
        }
        return sums;
    }

    private static boolean isUnderWay(Rollup rollup, Stretches stretches, Numbered stretch) {
        return stretch.kind() != StretchKind.HOUR
                && rollup.isStated()
                && stretches.start(stretch).getEpochSecond() < rollup.asOfSecond()
                && stretches.end(stretch).getEpochSecond() > rollup.asOfSecond();
    }

    /** Children are told apart in months and longer, of all nodes that have any. */
    private static boolean hasChildren(String node, Numbered stretch) {
        return stretch.kind() != StretchKind.HOUR && stretch.kind() != StretchKind.DAY && !node.startsWith(CELL);
    }

    private static List<Contribution> contributions(
            String node, Numbered stretch, AccountState state, SeriesName name, AccountLine.Comparable whole) {
        OptionalLong growth = Growth.percent(whole.now(), whole.then());
        if (growth.isEmpty() || !(name.equals(OUTPUT) || name.equals(ENERGY)) || !hasChildren(node, stretch)) {
            return List.of();
        }
        List<Optional<NodeId>> children = new ArrayList<>();
        List<AccountLine.Comparable> parts = new ArrayList<>();
        long now = whole.now();
        long then = whole.then();
        for (Map.Entry<String, Amounts> child : state.children().entrySet()) {
            AccountLine.Comparable part = new AccountLine.Comparable(
                    child.getValue().amount(name, 0), child.getValue().amount(name, 1));
            if (part.now() != 0 || part.then() != 0) {
                children.add(Optional.of(NodeId.parse(child.getKey())));
                parts.add(part);
                now = Math.subtractExact(now, part.now());
                then = Math.subtractExact(then, part.then());
            }
        }
        if (now != 0 || then != 0) {
            children.add(Optional.empty());
            parts.add(new AccountLine.Comparable(now, then));
        }
        List<Long> changes = parts.stream()
                .map(part -> Math.subtractExact(part.now(), part.then()))
                .toList();
        List<Contribution> contributions = new ArrayList<>();
        Growth.points(changes, whole.then(), growth.getAsLong()).ifPresent(points -> {
            for (int i = 0; i < points.size(); i++) {
                contributions.add(new Contribution(
                        children.get(i), parts.get(i).now(), parts.get(i).then(), points.get(i)));
            }
        });
        return contributions;
    }
}
