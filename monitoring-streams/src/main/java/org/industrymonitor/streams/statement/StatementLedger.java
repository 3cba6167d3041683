package org.industrymonitor.streams.statement;

import java.util.Arrays;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.wire.ReadingView;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;

/**
 * Takes the readings of enterprises, keeps the last word on every figure, and tells what changes.
 *
 * <p>What an enterprise contributes is a function of its statements, its registry entry and the reference tables. A
 * reading changes the first, so its delta is the function's new value less its old one at one period; the other two are
 * {@link Reattribution}'s.
 */
final class StatementLedger {

    /** Where changes go. */
    interface Output {
        /**
         * A pane of an enterprise has changed.
         *
         * @param pane the totals of the pane
         */
        void changed(
                String id,
                Enterprise enterprise,
                Facts facts,
                PeriodLength length,
                long index,
                PaneDelta pane,
                long received);

        /** The same, where the totals are yet to be counted; none when the pane is in no span of the facts. */
        default void changed(
                String id,
                Enterprise enterprise,
                Facts facts,
                PeriodLength length,
                long index,
                StatementChunk chunk,
                long received) {
            PaneDelta pane = new PaneDelta();
            Span span = facts.spanOf(length, index);
            if (span != null) {
                facts.count(pane, span, index, chunk, span.cell(), 1);
            }
            changed(id, enterprise, facts, length, index, pane, received);
        }
    }

    private final Holdings holdings;
    private final Pairing pairing;
    private final Retention retention;
    private final Output output;

    /** Null where nothing is imputed. */
    private final Respondents respondents;

    private final SeriesNames names = new SeriesNames();

    /** Used again for each reading. */
    private final PaneDelta changes = new PaneDelta();

    /** The items of the reading at hand; there may be more of these than it has. */
    private ItemAtHand[] items = {};

    /** What is known of an item of the reading at hand. */
    private static final class ItemAtHand {
        private SeriesName name;
        private ItemRule rule;
        private long value;

        /** What the value counts for in its measure. */
        private long counted;

        private int row;

        /** Whether the reading replaces the statement there is. */
        private boolean replaces;
    }

    private boolean late;

    /** @param respondents null where nothing is imputed */
    StatementLedger(Holdings holdings, Retention retention, Output output, Respondents respondents) {
        this.holdings = holdings;
        this.pairing = new Pairing(holdings);
        this.retention = retention;
        this.output = output;
        this.respondents = respondents;
    }

    /** Whether the reading taken last changed a figure of a period before the newest. */
    boolean isLate() {
        return late;
    }

    /**
     * Takes a reading.
     *
     * @param held the enterprise it is about; null when it is not known
     * @param revision as the feed numbered it, or the time of receipt
     * @param received epoch milliseconds
     * @return what it changed; {@code PARKED}, and nothing is taken, when the enterprise or its region is not known
     * @throws Refusal before anything is changed
     */
    Outcome take(Held<String, Enterprise> held, ReadingView reading, long revision, long received) throws Refusal {
        late = false;
        Enterprise enterprise = held == null ? null : held.orNull();
        Facts facts = enterprise == null ? null : enterprise.factsOrNull(holdings.rulebook());
        if (facts == null) {
            return Outcome.PARKED;
        }
        PeriodLength length = reading.length();
        long index = Bounds.index(reading, facts.grid());
        Rollup rollup = enterprise.rollup();
        if (index < retention.firstTaken(rollup, length)) {
            throw new Refusal(
                    RefusalCode.TOO_LATE,
                    "period " + reading.reading().period() + " is more than " + retention.days(length)
                            + " days before the newest of its enterprise, " + rollup.asOf());
        }
        Span span = facts.spanOf(length, index);
        resolveItems(reading, facts, span, length, index);
        return take(held, facts, span, reading, index, revision, received);
    }

    private Outcome take(
            Held<String, Enterprise> held,
            Facts facts,
            Span span,
            ReadingView reading,
            long index,
            long revision,
            long received) {
        String id = held.key();
        Enterprise enterprise = held.orNull();
        PeriodLength length = reading.length();
        int slot = ChunkKey.slot(index);
        Held<ChunkKey, StatementChunk> heldChunk = holdings.holdChunk(id, enterprise, length, index);
        StatementChunk chunk = heldChunk.orNull();
        if (chunk == null) {
            chunk = span == null
                    ? new StatementChunk()
                    : new StatementChunk(span.items().names());
        }
        OutcomeTally tally = new OutcomeTally();
        boolean isPresent = !reading.isRetraction();
        for (int i = 0; i < reading.items(); i++) {
            ItemAtHand item = items[i];
            item.row = chunk.rowOf(item.name);
            item.replaces = tally.add(chunk, item.row, slot, revision, isPresent, item.value);
        }
        if (!tally.isAnyReplaced()) {
            return tally.outcome();
        }
        boolean counts = tally.isChange() && span != null;
        boolean isFirst = !chunk.isPresent(slot);
        if (counts) {
            late = index < enterprise.rollup().last(length);
            changes.clear();
            changes.state(received);
            count(changes, facts, span, index, reading, chunk, span.cell());
            enterprise.rollup().apply(length, index, changes, holdings.panes(id, enterprise, facts));
            for (Span.Share share : span.shares()) {
                PaneDelta ofShare = share.place().change(length, index);
                if (share.isWhole()) {
                    ofShare.add(changes);
                } else {
                    ofShare.state(received);
                    count(ofShare, facts, span, index, reading, chunk, share);
                }
            }
            pair(id, enterprise.rollup(), facts, index, reading, chunk, received);
            held.set(enterprise);
            if (respondents != null) {
                respond(id, facts, span, reading, index, received, false);
            }
        }
        for (int i = 0; i < reading.items(); i++) {
            if (items[i].replaces) {
                chunk.state(items[i].row, slot, revision, isPresent, items[i].value);
            }
        }
        boolean isNewChunk = heldChunk.orNull() == null;
        heldChunk.set(chunk);
        if (counts && respondents != null) {
            respond(id, facts, span, reading, index, received, true);
        }
        if (isNewChunk) {
            forgetOld(id, enterprise.rollup(), length);
        }
        if (counts) {
            if (isFirst) {
                output.changed(id, enterprise, facts, length, index, changes, received);
            } else {
                output.changed(id, enterprise, facts, length, index, chunk, received);
            }
        }
        return tally.outcome();
    }

    /** Adds what the figures that are replaced counted for, taken back, and what the new ones count for. */
    private void count(
            PaneDelta delta,
            Facts facts,
            Span span,
            long index,
            ReadingView reading,
            StatementChunk chunk,
            Span.Share share) {
        int slot = ChunkKey.slot(index);
        for (int i = 0; i < reading.items(); i++) {
            ItemAtHand item = items[i];
            if (item.replaces && chunk.isPresent(item.row, slot)) {
                long old = chunk.value(item.row, slot);
                long oldCounted = facts.counted(item.rule, span.length(), index, old);
                Facts.count(delta, span, item.rule, old, oldCounted, share, -1);
            }
            if (item.replaces && !reading.isRetraction()) {
                Facts.count(delta, span, item.rule, item.value, item.counted, share, 1);
            }
        }
    }

    /** Tells the cell, before and after the reading is taken, what its figures then say about those that are missing. */
    private void respond(
            String id, Facts facts, Span span, ReadingView reading, long index, long received, boolean isTaken) {
        for (int i = 0; i < reading.items(); i++) {
            if (items[i].replaces && items[i].rule.expected()) {
                Respondents.Line line = new Respondents.Line(id, facts, span, items[i].rule);
                if (isTaken) {
                    respondents.tellAround(line, index, received);
                } else {
                    respondents.takeBackAround(line, index, received);
                }
            }
        }
    }

    private void pair(
            String id,
            Rollup rollup,
            Facts facts,
            long index,
            ReadingView reading,
            StatementChunk chunk,
            long received) {
        PeriodLength length = reading.length();
        int slot = ChunkKey.slot(index);
        if (!pairing.isPossible(rollup, length, index)) {
            return;
        }
        for (int i = 0; i < reading.items(); i++) {
            ItemAtHand item = items[i];
            if (item.replaces && chunk.isPresent(item.row, slot)) {
                Pairing.Figure old = new Pairing.Figure(index, chunk.value(item.row, slot));
                pairing.count(id, rollup, facts, length, item.name, old, -1, received);
            }
            if (item.replaces && !reading.isRetraction()) {
                Pairing.Figure now = new Pairing.Figure(index, item.value);
                pairing.count(id, rollup, facts, length, item.name, now, 1, received);
            }
        }
    }

    /** Finds what the items of a reading are, and refuses figures that are too large, see {@link Bounds}. */
    private void resolveItems(ReadingView reading, Facts facts, Span span, PeriodLength length, long index)
            throws Refusal {
        int known = items.length;
        if (reading.items() > known) {
            items = Arrays.copyOf(items, reading.items());
            Arrays.setAll(items, i -> i < known ? items[i] : new ItemAtHand());
        }
        for (int i = 0; i < reading.items(); i++) {
            ItemAtHand item = items[i];
            item.name = names.at(reading.bytes(), reading.codeFrom(i), reading.codeLength(i));
            item.rule = span == null ? holdings.rulebook().unexpected(item.name) : facts.rule(span, item.name);
            item.value = reading.value(i);
            if (!reading.isRetraction() && !isCounted(item, facts, length, index)) {
                throw Bounds.outOfRange(item.name, item.value);
            }
        }
    }

    private static boolean isCounted(ItemAtHand item, Facts facts, PeriodLength length, long index) {
        if (!Bounds.isAddable(length, item.value)) {
            return false;
        }
        try {
            item.counted = item.rule.counted(facts.grid(), length, index, item.value);
        } catch (ArithmeticException overflow) {
            return false;
        }
        return Bounds.isAddable(length, item.counted);
    }

    private void forgetOld(String id, Rollup rollup, PeriodLength length) {
        long keepFrom = retention.firstKept(rollup, length);
        long first = rollup.first(length);
        if (ChunkKey.number(first) < ChunkKey.number(keepFrom)) {
            holdings.forget(id, length, first, keepFrom);
            rollup.forgetBefore(length, keepFrom);
        }
    }
}
