package org.industrymonitor.streams.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        /** A pane of an enterprise has changed; it is empty when it is in none of the spans of the facts. */
        void changed(
                String id,
                Rollup rollup,
                Facts facts,
                PeriodLength length,
                long index,
                StatementChunk chunk,
                long received);
    }

    private static final StatementChunk NOTHING_STATED = new StatementChunk();

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
            output.changed(reading.subject(), enterprise.rollup(), facts, length, index, chunk, received);
        }
        return tally.outcome();
    }

    /** Whether the registry said anything new of the enterprise; if so, its whole history is attributed anew. */
    boolean register(String id, Optional<EnterpriseEntry> entry, long received) {
        Optional<Enterprise> before = enterprises.get(id);
        if (before.map(Enterprise::entry).equals(entry)) {
            return false;
        }
        Optional<Counted> counted = before.flatMap(enterprise -> takeBack(id, enterprise));
        if (entry.isPresent()) {
            enterprises.put(id, new Enterprise(entry.get(), new Rollup(Reference.DEFAULT_ZONE)));
            countAnew(id, counted, received);
        } else {
            enterprises.remove(id);
            counted.ifPresent(c -> {
                Rollup empty = new Rollup(c.facts().grid().zone());
                c.newest().ifPresent(empty::beginAt);
                publishEmpty(id, c, empty, c.facts().nowhere(), received);
            });
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

    /**
     * What was counted of an enterprise before it is counted anew.
     *
     * @param panes those in which something was stated
     * @param newest the pane with which its windows ended
     */
    record Counted(Facts facts, Set<PaneKey> panes, Optional<PaneKey> newest) {}

    /** Takes back all that was counted of the enterprises. */
    Map<String, Optional<Counted>> takeBack(List<String> ids) {
        Map<String, Optional<Counted>> counted = new LinkedHashMap<>();
        ids.forEach(id -> counted.put(id, takeBack(id, enterprises.get(id).orElseThrow())));
        return counted;
    }

    /** From now on counts by these tables; nothing that was counted by others may be left. */
    void refer(Reference newReference, Map<String, Optional<Counted>> takenBack, long received) {
        this.reference = newReference;
        takenBack.forEach((id, counted) -> countAnew(id, counted, received));
    }

    private Optional<Counted> takeBack(String id, Enterprise enterprise) {
        return facts(enterprise).map(facts -> {
            expect(facts, -1);
            Set<PaneKey> panes = new LinkedHashSet<>();
            eachStated(id, (key, chunk, slot) -> {
                long index = key.firstIndex() + slot;
                facts.spanOf(key.length(), index).ifPresent(span -> {
                    panes.add(new PaneKey(id, key.length(), index));
                    PaneDelta delta = deltas.change(new PaneKey(span.place(), key.length(), index), PaneDelta::new);
                    facts.count(delta, span, index, chunk, slot, -1);
                });
            });
            return new Counted(facts, panes, enterprise.rollup().newest(id));
        });
    }

    /** Publishes that nothing is left of panes that were counted, with the windows as they now are. */
    private void publishEmpty(String id, Counted counted, Rollup rollup, Facts now, long received) {
        boolean sameLabels = now.grid().zone().equals(counted.facts().grid().zone());
        Facts nowhere = counted.facts().nowhere();
        for (PaneKey pane : counted.panes()) {
            if (!sameLabels || now.spanOf(pane.length(), pane.index()).isEmpty()) {
                output.changed(id, rollup, nowhere, pane.length(), pane.index(), NOTHING_STATED, received);
            }
        }
    }

    private void countAnew(String id, Optional<Counted> before, long received) {
        Enterprise known = enterprises.get(id).orElseThrow();
        // While a region of it is not known, it counts nowhere.
        Facts facts = facts(known)
                .or(() -> before.map(counted -> counted.facts().nowhere()))
                .orElse(null);
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
        // The end of the windows does not go back, whatever is left in them.
        Stream.concat(newest(id, facts).stream(), before.flatMap(Counted::newest).stream())
                .max(Comparator.comparing(pane -> facts.grid().end(pane.length(), pane.index())))
                .ifPresent(rollup::beginAt);
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
        before.ifPresent(counted -> publishEmpty(id, counted, rollup, facts, received));
        // What the windows expect may change although no pane does: the newest one says so.
        rollup.newest(id)
                .ifPresent(pane ->
                        output.changed(id, rollup, facts, pane.length(), pane.index(), chunkOf(pane), received));
        eachStated(id, (key, chunk, slot) -> {
            long index = key.firstIndex() + slot;
            if (facts.spanOf(key.length(), index).isPresent()) {
                output.changed(id, rollup, facts, key.length(), index, chunk, received);
            }
        });
    }

    private Optional<PaneKey> newest(String id, Facts facts) {
        List<PaneKey> newest = new ArrayList<>();
        eachStated(id, (key, chunk, slot) -> {
            long index = key.firstIndex() + slot;
            if (facts.spanOf(key.length(), index).isPresent()) {
                newest.add(new PaneKey(id, key.length(), index));
            }
        });
        return newest.stream().max(Comparator.comparing(pane -> facts.grid().end(pane.length(), pane.index())));
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

    private StatementChunk chunkOf(PaneKey pane) {
        return statements
                .get(ChunkKey.of(pane.owner(), pane.length(), pane.index()))
                .orElse(NOTHING_STATED);
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
