package org.industrymonitor.streams.statement;

import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.wire.ReadingView;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;
import org.industrymonitor.streams.store.Held;

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
                facts.count(pane, span, index, chunk, null, 1);
            }
            changed(id, enterprise, facts, length, index, pane, received);
        }
    }

    private final Holdings holdings;
    private final Pairing pairing;
    private final Retention retention;
    private final Output output;
    private final SeriesNames names = new SeriesNames();

    /** Used again for each reading. */
    private final PaneDelta changes = new PaneDelta();

    /** Of each item of the reading at hand: name, rule, what it counts for in its measure, and its figures so far. */
    private SeriesName[] items = new SeriesName[8];

    private ItemRule[] rules = new ItemRule[8];
    private long[] counted = new long[8];
    private StatementChunk.Figures[] figures = new StatementChunk.Figures[8];

    /** Whether the reading replaces the statement there is. */
    private boolean[] replaced = new boolean[8];

    private boolean late;

    StatementLedger(Holdings holdings, Retention retention, Output output) {
        this.holdings = holdings;
        this.pairing = new Pairing(holdings);
        this.retention = retention;
        this.output = output;
    }

    /** Whether the reading taken last changed a figure of a period before the newest. */
    boolean isLate() {
        return late;
    }

    /**
     * Takes a reading.
     *
     * @param revision as the feed numbered it, or the time of receipt
     * @param received epoch milliseconds
     * @return what it changed; {@code PARKED}, and nothing is taken, when the enterprise or its region is not known
     * @throws Refusal before anything is changed
     */
    Outcome take(String subject, ReadingView reading, long revision, long received) throws Refusal {
        late = false;
        Held<String, Enterprise> held = holdings.enterprises().hold(subject);
        Enterprise enterprise = held.orNull();
        Facts facts = enterprise == null ? null : enterprise.factsOrNull(holdings.rulebook());
        if (facts == null) {
            return Outcome.PARKED;
        }
        PeriodLength length = reading.length();
        PeriodGrid grid = facts.grid();
        long index = grid.index(length, reading.startEpochSecond());
        if (grid.startSecond(length, index) != reading.startEpochSecond()) {
            throw new Refusal(
                    "period-misaligned",
                    "period " + reading.reading().period() + " does not start where a period of its length starts");
        }
        Rollup rollup = enterprise.rollup();
        if (index < retention.firstTaken(rollup, length)) {
            throw new Refusal(
                    "too-late",
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
            chunk = new StatementChunk();
        }
        OutcomeTally tally = new OutcomeTally();
        boolean isPresent = !reading.isRetraction();
        for (int i = 0; i < reading.items(); i++) {
            figures[i] = chunk.of(items[i]);
            replaced[i] = tally.add(figures[i], slot, revision, isPresent, reading.value(i));
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
            count(changes, facts, span, index, reading, null);
            enterprise.rollup().apply(length, index, changes, holdings.panes(id, enterprise, facts));
            span.cell().change(length, index).add(changes);
            for (Span.Share share : span.shares()) {
                PaneDelta ofShare = share.place().change(length, index);
                if (share.share() == null) {
                    ofShare.add(changes);
                } else {
                    ofShare.state(received);
                    count(ofShare, facts, span, index, reading, share.share());
                }
            }
            pair(id, enterprise.rollup(), facts, index, reading, received);
            held.set(enterprise);
        }
        for (int i = 0; i < reading.items(); i++) {
            if (replaced[i]) {
                figures[i].state(slot, revision, isPresent, reading.value(i));
            }
        }
        boolean isNewChunk = heldChunk.orNull() == null;
        heldChunk.set(chunk);
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
    private void count(PaneDelta delta, Facts facts, Span span, long index, ReadingView reading, GroupShare share) {
        int slot = ChunkKey.slot(index);
        boolean isPresent = !reading.isRetraction();
        for (int i = 0; i < reading.items(); i++) {
            if (replaced[i]) {
                if (figures[i].isPresent(slot)) {
                    long old = figures[i].value(slot);
                    long oldCounted = facts.counted(rules[i], span.length(), index, old);
                    Facts.count(delta, span, rules[i], old, oldCounted, share, -1);
                }
                if (isPresent) {
                    Facts.count(delta, span, rules[i], reading.value(i), counted[i], share, 1);
                }
            }
        }
    }

    private void pair(String id, Rollup rollup, Facts facts, long index, ReadingView reading, long received) {
        PeriodLength length = reading.length();
        int slot = ChunkKey.slot(index);
        boolean isPresent = !reading.isRetraction();
        if (!pairing.isPossible(rollup, length, index)) {
            return;
        }
        for (int i = 0; i < reading.items(); i++) {
            if (replaced[i]) {
                if (figures[i].isPresent(slot)) {
                    Pairing.Figure old = new Pairing.Figure(index, figures[i].value(slot));
                    pairing.count(id, rollup, facts, length, items[i], old, -1, received);
                }
                if (isPresent) {
                    Pairing.Figure now = new Pairing.Figure(index, reading.value(i));
                    pairing.count(id, rollup, facts, length, items[i], now, 1, received);
                }
            }
        }
    }

    /**
     * Finds what the items of a reading are. A figure must be so small that a year of them cannot overflow, in its own series
     * and in its measure's: no window is longer, and an enterprise has not as many items as the margin allows.
     */
    private void resolveItems(ReadingView reading, Facts facts, Span span, PeriodLength length, long index)
            throws Refusal {
        int count = reading.items();
        if (count > items.length) {
            items = new SeriesName[count * 2];
            rules = new ItemRule[count * 2];
            counted = new long[count * 2];
            figures = new StatementChunk.Figures[count * 2];
            replaced = new boolean[count * 2];
        }
        for (int i = 0; i < count; i++) {
            items[i] = names.at(reading.bytes(), reading.codeFrom(i), reading.codeLength(i));
            rules[i] = span == null ? holdings.rulebook().unexpected(items[i]) : facts.rule(span, items[i]);
            if (!reading.isRetraction() && !isCounted(i, reading.value(i), facts, length, index)) {
                throw new Refusal(
                        "out-of-range",
                        "item " + items[i] + " of " + FixedPoint.print(reading.value(i))
                                + " is more than can be added up over a year of such periods");
            }
        }
    }

    private boolean isCounted(int i, long value, Facts facts, PeriodLength length, long index) {
        if (!Retention.isAddable(length, value)) {
            return false;
        }
        try {
            counted[i] = facts.countedExactly(rules[i], length, index, value);
        } catch (ArithmeticException overflow) {
            return false;
        }
        return Retention.isAddable(length, counted[i]);
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
