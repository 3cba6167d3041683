package org.industrymonitor.streams.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Reference;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKey;
import org.industrymonitor.streams.pane.PaneReader;
import org.industrymonitor.streams.pane.Rollup;
import org.industrymonitor.streams.store.Held;
import org.industrymonitor.streams.store.PendingStore;
import org.industrymonitor.streams.store.WriteBehindStore;

/**
 * The enterprises of one partition: takes readings, keeps the last word on every figure, and tells what changes.
 *
 * <p>What an enterprise contributes is a function of its statements, its registry entry and the reference tables. A
 * reading changes the first, so its delta is the function's new value less its old one at one period; a registry entry
 * changes the second, so all that was counted is taken back and counted anew.
 */
final class StatementLedger {

    /** Where changes go. */
    interface Output {
        /** A pane of an enterprise has changed. */
        void changed(
                String id, Enterprise enterprise, PeriodLength length, long index, StatementChunk chunk, long received);
    }

    private final WriteBehindStore<String, Enterprise> enterprises;
    private final WriteBehindStore<ChunkKey, StatementChunk> statements;
    private final PendingStore<PaneKey, PaneDelta> deltas;
    private final Output output;
    private Reference reference;

    /** Used again for each reading, and for each pane read back. */
    private final PaneDelta changes = new PaneDelta();

    private final PaneDelta readBack = new PaneDelta();

    StatementLedger(
            WriteBehindStore<String, Enterprise> enterprises,
            WriteBehindStore<ChunkKey, StatementChunk> statements,
            PendingStore<PaneKey, PaneDelta> deltas,
            Reference reference,
            Output output) {
        this.enterprises = enterprises;
        this.statements = statements;
        this.deltas = deltas;
        this.reference = reference;
        this.output = output;
    }

    /** Whether the enterprise is registered in a region that is known, so that its readings can be taken. */
    boolean knows(String id) {
        return enterprises.get(id).flatMap(this::facts).isPresent();
    }

    /**
     * Takes a reading.
     *
     * @return what it changed; {@code REFUSED} when the period does not start where one of its length does; {@code
     *     PARKED}, and nothing is taken, when the enterprise or its region is not known
     * @throws ArithmeticException before anything is changed, when a figure counts for more than fits a long
     */
    Outcome take(Reading reading, long received) {
        Held<String, Enterprise> held = enterprises.hold(reading.subject());
        Optional<Facts> known = held.value().flatMap(this::facts);
        if (known.isEmpty()) {
            return Outcome.PARKED;
        }
        Enterprise enterprise = held.value().orElseThrow();
        Facts facts = known.get();
        if (!facts.grid().isAligned(reading.period())) {
            return Outcome.REFUSED;
        }
        PeriodLength length = reading.period().length();
        long index = facts.grid().index(length, reading.period().start());
        int slot = ChunkKey.slot(index);
        Held<ChunkKey, StatementChunk> heldChunk = statements.hold(ChunkKey.of(reading.subject(), length, index));
        StatementChunk chunk = heldChunk.value().orElseGet(StatementChunk::new);
        Optional<Span> span = facts.spanOf(length, index);

        PaneDelta delta = changes;
        delta.clear();
        OutcomeTally tally = new OutcomeTally();
        boolean isPresent = reading.status() != ReadingStatus.RETRACTED;
        for (ItemValue item : reading.items()) {
            StatementChunk.Figures figures = chunk.of(item.item());
            tally.add(figures, slot, reading.revision(), isPresent, item.value());
            if (span.isPresent() && figures.isReplacedBy(slot, reading.revision(), isPresent, item.value())) {
                if (figures.isPresent(slot)) {
                    facts.count(delta, span.get(), index, item.item(), figures.value(slot), -1);
                }
                if (isPresent) {
                    facts.count(delta, span.get(), index, item.item(), item.value(), 1);
                }
            }
        }
        if (!tally.isAnyReplaced()) {
            return tally.outcome();
        }
        if (tally.isChange() && span.isPresent()) {
            delta.state(received);
            enterprise.rollup().apply(length, index, delta, panes(reading.subject(), facts));
            deltas.change(new PaneKey(span.get().place(), length, index), PaneDelta::new)
                    .add(delta);
            held.set(enterprise);
        }
        for (ItemValue item : reading.items()) {
            StatementChunk.Figures figures = chunk.of(item.item());
            if (figures.isReplacedBy(slot, reading.revision(), isPresent, item.value())) {
                figures.state(slot, reading.revision(), isPresent, item.value());
            }
        }
        heldChunk.set(chunk);
        if (tally.isChange() && span.isPresent()) {
            output.changed(reading.subject(), enterprise, length, index, chunk, received);
        }
        return tally.outcome();
    }

    /** Whether the registry said anything new of the enterprise; if so, its whole history is attributed anew. */
    boolean register(String id, Optional<EnterpriseEntry> entry, long received) {
        Optional<Enterprise> before = enterprises.get(id);
        if (before.map(Enterprise::entry).equals(entry)) {
            return false;
        }
        before.ifPresent(enterprise -> takeBack(id, enterprise));
        if (entry.isPresent()) {
            Enterprise after = new Enterprise(entry.get(), new Rollup(Reference.DEFAULT_ZONE));
            enterprises.put(id, after);
            countAnew(id, received);
        } else {
            enterprises.remove(id);
        }
        return true;
    }

    /** The enterprises whose figures would count otherwise under other reference tables. */
    List<String> affectedBy(Reference other) {
        Places now = new Places(reference);
        Places then = new Places(other);
        boolean itemsDiffer = !List.copyOf(reference.items()).equals(List.copyOf(other.items()));
        List<String> affected = new ArrayList<>();
        enterprises.all((id, enterprise) -> {
            Optional<Facts> before = facts(enterprise);
            Optional<Facts> after = Facts.of(enterprise.entry(), other);
            boolean same = before.isPresent() == after.isPresent()
                    && before.map(Facts::spans).equals(after.map(Facts::spans))
                    && before.map(f -> f.grid().zone())
                            .equals(after.map(f -> f.grid().zone()))
                    && before.map(Facts::spans).orElse(List.of()).stream()
                            .allMatch(span -> now.targets(span.place()).equals(then.targets(span.place())));
            if (!same || itemsDiffer) {
                affected.add(id);
            }
        });
        return affected;
    }

    /** Takes back all that was counted of the enterprises, then counts by other reference tables. */
    void takeBack(List<String> ids) {
        ids.forEach(id -> takeBack(id, enterprises.get(id).orElseThrow()));
    }

    /** From now on counts by these tables; nothing that was counted by others may be left. */
    void refer(Reference newReference, List<String> takenBack, long received) {
        this.reference = newReference;
        takenBack.forEach(id -> countAnew(id, received));
    }

    private void takeBack(String id, Enterprise enterprise) {
        facts(enterprise).ifPresent(facts -> {
            expect(facts, -1);
            eachStated(id, (key, chunk, slot) -> {
                long index = key.firstIndex() + slot;
                facts.spanOf(key.length(), index)
                        .ifPresent(span -> facts.count(
                                deltas.change(new PaneKey(span.place(), key.length(), index), PaneDelta::new),
                                span,
                                index,
                                chunk,
                                slot,
                                -1));
            });
        });
    }

    private void countAnew(String id, long received) {
        Enterprise known = enterprises.get(id).orElseThrow();
        Facts facts = facts(known).orElse(null);
        if (facts == null) {
            return;
        }
        Rollup rollup = new Rollup(facts.grid().zone());
        Enterprise enterprise = new Enterprise(known.entry(), rollup);
        enterprises.put(id, enterprise);
        PaneReader panes = panes(id, facts);
        for (Span span : facts.spans()) {
            PaneDelta steps = new PaneDelta();
            span.expected().forEach((series, count) -> steps.add(series, 0, 0, count));
            rollup.apply(span.length(), span.from(), steps, panes);
            if (span.to() != Span.END) {
                PaneDelta back = new PaneDelta();
                span.expected().forEach((series, count) -> back.add(series, 0, 0, -count));
                rollup.apply(span.length(), span.to(), back, panes);
            }
        }
        expect(facts, 1);
        newestEnd(id, facts).ifPresent(rollup::beginAt);
        eachStated(id, (key, chunk, slot) -> {
            long index = key.firstIndex() + slot;
            facts.spanOf(key.length(), index).ifPresent(span -> {
                PaneDelta delta = new PaneDelta();
                delta.state(received);
                facts.count(delta, span, index, chunk, slot, 1);
                rollup.apply(key.length(), index, delta, panes);
                deltas.change(new PaneKey(span.place(), key.length(), index), PaneDelta::new)
                        .add(delta);
            });
        });
        eachStated(id, (key, chunk, slot) -> {
            long index = key.firstIndex() + slot;
            if (facts.spanOf(key.length(), index).isPresent()) {
                output.changed(id, enterprise, key.length(), index, chunk, received);
            }
        });
    }

    private Optional<Instant> newestEnd(String id, Facts facts) {
        List<Instant> newest = new ArrayList<>();
        eachStated(id, (key, chunk, slot) -> {
            long index = key.firstIndex() + slot;
            if (facts.spanOf(key.length(), index).isPresent()) {
                Instant end = facts.grid().end(key.length(), index);
                if (newest.isEmpty() || end.isAfter(newest.get(0))) {
                    newest.clear();
                    newest.add(end);
                }
            }
        });
        return newest.stream().findFirst();
    }

    /** Says that the figures of all spans are, or no longer are, expected. */
    private void expect(Facts facts, int sign) {
        for (Span span : facts.spans()) {
            PaneDelta from = deltas.change(new PaneKey(span.place(), span.length(), span.from()), PaneDelta::new);
            span.expected().forEach((series, count) -> from.add(series, 0, 0, sign * count));
            if (span.to() != Span.END) {
                PaneDelta to = deltas.change(new PaneKey(span.place(), span.length(), span.to()), PaneDelta::new);
                span.expected().forEach((series, count) -> to.add(series, 0, 0, -sign * count));
            }
        }
    }

    private interface StatedVisitor {
        void visit(ChunkKey key, StatementChunk chunk, int slot);
    }

    private void eachStated(String id, StatedVisitor visitor) {
        PeriodLength[] lengths = PeriodLength.values();
        ChunkKey first = new ChunkKey(id, lengths[0], Long.MIN_VALUE);
        ChunkKey last = new ChunkKey(id, lengths[lengths.length - 1], Long.MAX_VALUE);
        statements.range(first, last, (key, chunk) -> {
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if (chunk.isStated(slot)) {
                    visitor.visit(key, chunk, slot);
                }
            }
        });
    }

    private PaneReader panes(String id, Facts facts) {
        return (length, from, to, visitor) -> {
            for (long index = from; index < to; index++) {
                int slot = ChunkKey.slot(index);
                Optional<StatementChunk> chunk = statements.get(ChunkKey.of(id, length, index));
                if (chunk.isEmpty()) {
                    index += ChunkKey.PERIODS - 1 - slot;
                    continue;
                }
                Optional<Span> span = facts.spanOf(length, index);
                if (span.isPresent()) {
                    PaneDelta pane = readBack;
                    pane.clear();
                    facts.count(pane, span.get(), index, chunk.get(), slot, 1);
                    pane.forEach((series, sum, reported, step) -> visitor.visit(series, sum, reported));
                }
            }
        };
    }

    private Optional<Facts> facts(Enterprise enterprise) {
        return enterprise.facts(reference);
    }
}
