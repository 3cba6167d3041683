package org.industrymonitor.streams.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.store.CommitHook;
import org.industrymonitor.runtime.store.EarlyCommit;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.account.AccountBook;
import org.industrymonitor.streams.account.AccountKey;
import org.industrymonitor.streams.account.AccountState;
import org.industrymonitor.streams.account.AccountWriter;
import org.industrymonitor.streams.account.Owner;
import org.industrymonitor.streams.gauge.NodeGauges;
import org.industrymonitor.streams.gauge.NodeMeters;
import org.industrymonitor.streams.inquiry.Answer;
import org.industrymonitor.streams.inquiry.Desk;
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.inquiry.Subtopology;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.ImputedOwner;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKey;
import org.industrymonitor.streams.pane.PaneReader;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesNames;

/**
 * What changes for nodes in, their aggregates and accounts out: every pane and account that changed, once in an interval, as
 * it then is.
 */
final class NodeProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Duration TICK = Duration.ofSeconds(1);

    /** A node of which nothing was stated for so long has no more empty panes published. */
    private static final Duration LONGEST_SILENCE = Duration.ofDays(2);

    /** After an outage the panes of no more than this are made up for; the others are complete when they next change. */
    private static final Duration MOST_MADE_UP = Duration.ofDays(1);

    /** Of dead letters: no feed sent what is refused here. */
    private static final byte[] NO_KEY = {};

    private final Duration grace;
    private final Duration interval;
    private final Duration accountsInterval;
    private final NodeMeters meters;
    private final Desks desks;
    private final SeriesNames names = new SeriesNames();

    private ProcessorContext<byte[], byte[]> context;
    private WriteBehindStore<String, Node> nodes;
    private NodePanes panes;
    private AccountBook accounts;
    private AccountWriter accountWriter;
    private NodeAggregates aggregates;
    private Turn turn;
    private WaitingAccounts waiting;
    private EarlyCommit early;
    private Completion completion;
    private NodeGauges.Part shown;
    private Desk desk;

    NodeProcessor(Duration grace, Duration interval, Duration accountsInterval, NodeMeters meters, Desks desks) {
        this.grace = grace;
        this.interval = interval;
        this.accountsInterval = accountsInterval;
        this.meters = meters;
        this.desks = desks;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        close();
        nodes = context.getStateStore(NodeStores.NODES);
        panes = new NodePanes(context.getStateStore(NodeStores.PANES));
        WriteBehindStore<AccountKey, AccountState> accountStore = context.getStateStore(NodeStores.ACCOUNTS);
        accounts = new AccountBook(accountStore);
        accountWriter = new AccountWriter(accounts);
        aggregates = new NodeAggregates(panes);
        // anew: what is left is of a transaction that was given up, when the task starts once more
        turn = Turn.atOnce(interval);
        waiting = new WaitingAccounts(
                context.getStateStore(NodeStores.WAITING_ACCOUNTS), accountsInterval, context.currentSystemTimeMs());
        KeyValueStore<Bytes, byte[]> clock = context.getStateStore(NodeStores.CLOCK);
        completion = new Completion(clock, grace, context.currentSystemTimeMs());
        shown = meters.gauges().open();
        takeUpWhatStands();
        desk = desks.open(Subtopology.NODES, context.taskId().partition());
        CommitHook hook = context.getStateStore(NodeStores.COMMIT);
        early = EarlyCommit.of(context, hook, this::publish);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> completion.tick(now, this::close));
        context.schedule(Desks.INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> desk.answer(this::answer));
    }

    /** A task whose state is back shows it at once, not only what changes next, and publishes what was to be published. */
    private void takeUpWhatStands() {
        List<String> ids = new ArrayList<>();
        nodes.all((id, node) -> {
            if (!node.pending().isEmpty()) {
                turn.await(id, context.currentSystemTimeMs(), context.currentSystemTimeMs());
            }
            if (shown.shows(id)) {
                ids.add(id);
            }
        });
        nodes.trim();
        for (String id : ids) {
            answer(id).ifPresent(standing -> {
                standing.aggregate().ifPresent(aggregate -> shown.aggregate(id, aggregate));
                standing.accounts().forEach(account -> shown.account(id, account));
            });
        }
    }

    @Override
    public void close() {
        if (shown != null) {
            shown.close();
            desk.close();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        NodeBatch batch = NodeBatch.fromBytes(record.value(), names);
        Held<String, Node> held = nodes.hold(id);
        Node node = held.value().orElseGet(() -> new Node(batch.zone()));
        early.took(record.timestamp());
        long now = context.currentSystemTimeMs();
        waiting.add(id, record.timestamp(), now, changed -> apply(id, node, batch, record.timestamp(), changed));
        if (!node.pending().isEmpty()) {
            turn.await(id, record.timestamp(), now);
        }
        held.set(node);
        panes.trim();
        nodes.trim();
        accounts.trim();
    }

    private void apply(String id, Node node, NodeBatch batch, long received, AccountBook.Changed changedAccounts) {
        long asOfBefore = node.rollup().asOfSecond();
        for (NodeBatch.Slot slot : batch.inOrder()) {
            NodeBatch.Change change = batch.find(slot);
            try {
                switch (slot.kind()) {
                    case REPORTED -> apply(id, node, slot, change, changedAccounts);
                    case OFFICIAL ->
                        accounts.addOfficial(
                                owner(id, node), slot.length(), slot.index(), change.delta(), changedAccounts);
                    case IMPUTED -> impute(id, node, slot, change, changedAccounts);
                }
            } catch (ArithmeticException overflow) {
                refuse(id, node, slot, batch, overflow, received);
            }
        }
        if (asOfBefore != Long.MIN_VALUE && node.rollup().asOfSecond() != asOfBefore) {
            accounts.movedOn(node.rollup().grid(), asOfBefore, changedAccounts);
        }
        if (node.imputedOrNull() != null) {
            alignImputed(id, node);
        }
    }

    private void apply(
            String id, Node node, NodeBatch.Slot slot, NodeBatch.Change change, AccountBook.Changed changedAccounts) {
        PeriodLength length = slot.length();
        long index = slot.index();
        PaneDelta delta = change.delta();
        Rollup rollup = node.rollup();
        if (delta.has(PaneDelta.EXPECTED_STEP) || delta.has(PaneDelta.WEIGHT_STEP)) {
            node.expect(length, index, delta);
            expectationChanged(id, node, length, index);
            accounts.expectedFrom(id, rollup.grid(), length, index, changedAccounts);
        }
        if (delta.changesPane()) {
            rollup.apply(length, index, delta, panes.reader(id, node));
            panes.add(id, node, length, index, delta);
            node.pending().pane(length, index);
        }
        if (delta.changesPane() || delta.has(PaneDelta.NOW) || delta.has(PaneDelta.THEN)) {
            accounts.add(owner(id, node), rollup.grid(), length, index, delta, change.children(), changedAccounts);
        }
    }

    /** Takes in what changes in what is imputed: the same sums as of figures, of an owner beside the node. */
    private void impute(
            String id, Node node, NodeBatch.Slot slot, NodeBatch.Change change, AccountBook.Changed changedAccounts) {
        PaneDelta delta = change.delta();
        PaneKey pane = new PaneKey(ImputedOwner.of(id), slot.length(), slot.index());
        Rollup imputed = node.imputed();
        alignImputed(id, node);
        PaneReader reader = panes.imputedReader(id);
        imputed.note(pane, reader);
        imputed.apply(pane.length(), pane.index(), delta, reader);
        panes.addImputed(id, pane.length(), pane.index(), delta);
        node.pending().pane(pane.length(), pane.index());
        panes.notePublished(id, node, pane.length(), pane.index());
        accounts.add(
                Owner.of(pane.owner()),
                imputed.grid(),
                pane.length(),
                pane.index(),
                delta,
                change.children(),
                changedAccounts);
    }

    /** Windows of what is imputed end where the others do. */
    private void alignImputed(String id, Node node) {
        String owner = ImputedOwner.of(id);
        node.rollup().newest(owner).ifPresent(pane -> node.imputed().beginAt(pane, panes.imputedReader(id)));
    }

    /** What is expected changes for a period and all later ones: the panes and windows there are say so, too. */
    private void expectationChanged(String id, Node node, PeriodLength length, long index) {
        panes.from(id, length, index, (key, chunk) -> {
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if (chunk.isPublished(slot) && key.firstIndex() + slot >= index) {
                    node.pending().pane(length, key.firstIndex() + slot);
                }
            }
        });
        node.rollup().newest(id).ifPresent(pane -> node.pending().pane(pane.length(), pane.index()));
    }

    /** Publishes whose turn it is, and asks to be called again soon when some still wait. */
    private void publish() {
        Instant closed = completion.closedUpTo();
        long now = context.currentSystemTimeMs();
        turn.take(now, (id, received) -> unlessTooLarge(id, received, () -> publish(id, received, closed, now)));
        waiting.take(now, (id, received) -> unlessTooLarge(id, received, () -> publishAccounts(id, received, closed)));
        turn.newest().ifPresent(early::remains);
    }

    /** Publishes the panes of a node in the order of time, the last of them with the windows. */
    private void publish(String id, long received, Instant closed, long now) {
        Held<String, Node> held = nodes.hold(id);
        Node node = held.value().orElseThrow();
        try {
            aggregates.write(id, node, node.pending(), closed, (key, value) -> {
                context.forward(new Record<>(AggregateWriter.utf8(key), value, received), NodeExit.AGGREGATES.child());
                shown.aggregate(id, value);
                meters.published(received, now);
            });
        } finally {
            node.pending().clear();
            held.set(node);
        }
    }

    private void publishAccounts(String id, long received, Instant closed) {
        Node node = nodes.get(id).orElseThrow();
        accountWriter.write(
                owner(id, node),
                node.rollup(),
                node.imputedOrNull() != null,
                node,
                waiting.waiting(id),
                closed,
                account -> {
                    context.forward(
                            new Record<>(AggregateWriter.utf8(account.key()), Codecs.ACCOUNT.encode(account), received),
                            NodeExit.ACCOUNTS.child());
                    shown.account(id, account);
                });
    }

    /** What would be published of a node now: its newest pane, and the accounts that end there. */
    private Optional<Answer> answer(String id) {
        Optional<Node> known = nodes.get(id);
        Optional<Answer> answer = known.map(node -> {
            Pending newest = new Pending();
            node.rollup().newest(id).ifPresent(pane -> newest.pane(pane.length(), pane.index()));
            List<byte[]> aggregate = new ArrayList<>(1);
            aggregates.write(id, node, newest, completion.closedUpTo(), (key, value) -> aggregate.add(value));
            List<Account> latest = new ArrayList<>();
            if (node.rollup().isStated()) {
                AccountBook.Changed ending = new AccountBook.Changed();
                accounts.movedOn(node.rollup().grid(), node.rollup().asOfSecond(), ending);
                accountWriter.write(
                        owner(id, node),
                        node.rollup(),
                        node.imputedOrNull() != null,
                        node,
                        ending,
                        completion.closedUpTo(),
                        latest::add);
            }
            return new Answer(aggregate.stream().findFirst(), latest, Optional.empty());
        });
        panes.trim();
        nodes.trim();
        accounts.trim();
        return answer;
    }

    private void unlessTooLarge(String id, long received, Runnable publishing) {
        try {
            publishing.run();
        } catch (ArithmeticException overflow) {
            String why = "a sum of " + id + " over several periods does not fit: " + overflow.getMessage();
            refuse(new byte[0], why, received);
        }
    }

    /** Periods that ended in between, of which figures are missing: their panes say that no more are awaited. */
    private void close(long from, long to) {
        nodes.all((id, node) -> {
            Rollup rollup = node.rollup();
            PeriodGrid grid = rollup.grid();
            boolean changed = false;
            if (rollup.isStated() && to - rollup.asOfSecond() <= LONGEST_SILENCE.toSeconds()) {
                for (PeriodLength length : node.lengths()) {
                    long first = grid.index(length, Math.max(from, to - MOST_MADE_UP.toSeconds()));
                    long end = grid.index(length, to);
                    for (long index = first; index < end; index++) {
                        if (aggregates.isAwaiting(id, node, length, index)) {
                            node.pending().pane(length, index);
                            panes.notePublished(id, node, length, index);
                            changed = true;
                        }
                    }
                }
            }
            long now = context.currentSystemTimeMs();
            if (changed) {
                nodes.put(id, node);
                turn.await(id, now, now);
            }
            waiting.add(id, now, now, accountsOf -> accounts.completed(id, grid, from, to, accountsOf));
        });
        panes.trim();
        nodes.trim();
    }

    private void refuse(
            String id, Node node, NodeBatch.Slot slot, NodeBatch batch, ArithmeticException overflow, long received) {
        String why = "totals of " + id + " for the " + slot.length() + " from "
                + node.rollup().grid().start(slot.length(), slot.index()) + " do not fit: " + overflow.getMessage();
        refuse(batch.toBytes(), why, received);
    }

    private void refuse(byte[] raw, String why, long received) {
        DeadLetter letter = new DeadLetter(
                raw, "", RefusalCode.OUT_OF_RANGE.word(), "", 0, why, "", Instant.ofEpochMilli(received), "");
        context.forward(
                new Record<>(NO_KEY, Codecs.DEAD_LETTER.encode(letter), received), NodeExit.DEAD_LETTERS.child());
    }

    private static Owner owner(String id, Node node) {
        return new Owner(id, node.kept());
    }
}
