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
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PaneKey;
import org.industrymonitor.streams.pane.PaneReader;
import org.industrymonitor.streams.pane.Rollup;

/** When the registry or the trees say otherwise: takes back what was counted of an enterprise and counts it anew. */
final class Reattribution {

    private final Holdings holdings;
    private final Pairing pairing;
    private final StatementLedger.Output output;

    /** Null where nothing is imputed. */
    private final Respondents respondents;

    /** @param respondents null where nothing is imputed */
    Reattribution(Holdings holdings, StatementLedger.Output output, Respondents respondents) {
        this.holdings = holdings;
        this.pairing = new Pairing(holdings);
        this.output = output;
        this.respondents = respondents;
    }

    /** Whether the registry said anything new of the enterprise; if so, its whole history is attributed anew. */
    boolean register(String id, Optional<EnterpriseEntry> entry, long received) {
        Optional<Enterprise> before = holdings.enterprises().get(id);
        if (before.map(Enterprise::entry).equals(entry)) {
            return false;
        }
        Optional<Counted> counted = before.flatMap(enterprise -> takeBack(id, enterprise, received));
        if (entry.isPresent()) {
            holdings.enterprises()
                    .put(id, new Enterprise(entry.get(), new Rollup(Reference.DEFAULT_ZONE, false, true)));
            countAnew(id, counted, received);
        } else {
            holdings.enterprises().remove(id);
            counted.ifPresent(c -> {
                Rollup empty = new Rollup(c.facts().grid().zone(), false, true);
                c.newest().ifPresent(pane -> empty.beginAt(pane, (length, from, to, into) -> {}));
                publishEmpty(
                        id,
                        c,
                        new Enterprise(before.orElseThrow().entry(), empty),
                        c.facts().nowhere(),
                        received);
            });
        }
        return true;
    }

    /** The enterprises whose figures would count otherwise by other rules. */
    List<String> affectedBy(Rulebook other) {
        boolean itemsDiffer = !List.copyOf(holdings.rulebook().reference().items())
                .equals(List.copyOf(other.reference().items()));
        List<String> affected = new ArrayList<>();
        holdings.enterprises().all((id, enterprise) -> {
            Optional<Facts> before = holdings.facts(enterprise);
            Optional<Facts> after = other.facts(enterprise.entry());
            boolean same = before.isPresent() == after.isPresent()
                    && before.map(f -> f.grid().zone())
                            .equals(after.map(f -> f.grid().zone()))
                    && before.map(Reattribution::targets).equals(after.map(Reattribution::targets));
            if (!same || itemsDiffer) {
                affected.add(id);
            }
        });
        return affected;
    }

    private static List<List<Place.Target>> targets(Facts facts) {
        List<List<Place.Target>> targets = new ArrayList<>();
        for (Span span : facts.spans()) {
            for (Span.Share share : span.shares()) {
                targets.add(share.place().targets());
            }
        }
        return targets;
    }

    /**
     * What was counted of an enterprise before it is counted anew.
     *
     * @param panes those in which something was stated
     * @param newest the pane with which its windows ended
     */
    record Counted(Facts facts, Set<PaneKey> panes, Optional<PaneKey> newest) {}

    /** Takes back all that was counted of the enterprises. */
    Map<String, Optional<Counted>> takeBack(List<String> ids, long received) {
        Map<String, Optional<Counted>> counted = new LinkedHashMap<>();
        ids.forEach(id ->
                counted.put(id, takeBack(id, holdings.enterprises().get(id).orElseThrow(), received)));
        return counted;
    }

    /** Counts by the rules now in force what was taken back by those before. */
    void countAnew(Map<String, Optional<Counted>> takenBack, long received) {
        takenBack.forEach((id, counted) -> countAnew(id, counted, received));
    }

    private Optional<Counted> takeBack(String id, Enterprise enterprise, long received) {
        return holdings.facts(enterprise).map(facts -> {
            expect(facts, -1, received);
            Set<PaneKey> panes = new LinkedHashSet<>();
            for (Holdings.Stated stated : stated(id, facts)) {
                Span span = facts.spanOf(stated.length(), stated.index());
                panes.add(new PaneKey(id, stated.length(), stated.index()));
                count(id, enterprise.rollup(), facts, span, stated.index(), stated.chunk(), -1, received);
            }
            return new Counted(facts, panes, enterprise.rollup().newest(id));
        });
    }

    /** Counts, or takes back, all figures of a period for its nodes, their pairs of one year before, and what they respond. */
    private void count(
            String id,
            Rollup rollup,
            Facts facts,
            Span span,
            long index,
            StatementChunk chunk,
            int sign,
            long received) {
        PeriodLength length = span.length();
        for (Span.Share share : span.shares()) {
            PaneDelta delta = share.place().change(length, index);
            if (sign > 0) {
                delta.state(received);
            } else {
                delta.receive(received);
            }
            facts.count(delta, span, index, chunk, share, sign);
        }
        int slot = ChunkKey.slot(index);
        for (int row = 0; row < chunk.rows(); row++) {
            if (chunk.isPresent(row, slot)) {
                Pairing.Figure figure = new Pairing.Figure(index, chunk.value(row, slot));
                pairing.countWithEarlier(id, rollup, facts, length, chunk.item(row), figure, sign, received);
                ItemRule rule = span.rule(chunk.item(row));
                if (respondents != null && rule != null) {
                    respondents.count(new Respondents.Line(id, facts, span, rule), index, sign, received);
                }
            }
        }
    }

    /** Publishes that nothing is left of panes that were counted, with the windows as they now are. */
    private void publishEmpty(String id, Counted counted, Enterprise enterprise, Facts now, long received) {
        boolean sameLabels = now.grid().zone().equals(counted.facts().grid().zone());
        Facts nowhere = counted.facts().nowhere();
        for (PaneKey pane : counted.panes()) {
            if (!sameLabels || now.spanOf(pane.length(), pane.index()) == null) {
                output.changed(id, enterprise, nowhere, pane.length(), pane.index(), Holdings.NOTHING_STATED, received);
            }
        }
    }

    private void countAnew(String id, Optional<Counted> before, long received) {
        Enterprise known = holdings.enterprises().get(id).orElseThrow();
        // While a region of it is not known, it counts nowhere.
        Facts facts = holdings.facts(known)
                .or(() -> before.map(counted -> counted.facts().nowhere()))
                .orElse(null);
        if (facts == null) {
            return;
        }
        Rollup rollup = new Rollup(facts.grid().zone(), facts.isWeighed(), true);
        Enterprise enterprise = new Enterprise(known.entry(), rollup);
        holdings.enterprises().put(id, enterprise);
        for (Span span : facts.spans()) {
            for (Span.Due due : span.due()) {
                rollup.list(span.length(), due.series());
            }
        }
        expect(facts, 1, received);
        // The end of the windows does not go back, whatever is left in them.
        PaneReader nothingYet = (length, from, to, into) -> {};
        List<Holdings.Stated> stated = stated(id, facts);
        Stream<PaneKey> panes = stated.stream().map(s -> new PaneKey(id, s.length(), s.index()));
        Stream.concat(panes, before.flatMap(Counted::newest).stream())
                .max(Comparator.comparing(pane -> facts.grid().end(pane.length(), pane.index())))
                .ifPresent(pane -> rollup.beginAt(pane, nothingYet));
        PaneDelta delta = new PaneDelta();
        for (Holdings.Stated each : stated) {
            delta.clear();
            delta.state(received);
            Span span = facts.spanOf(each.length(), each.index());
            facts.count(delta, span, each.index(), each.chunk(), span.cell(), 1);
            rollup.apply(each.length(), each.index(), delta, nothingYet);
        }
        for (Holdings.Stated each : stated) {
            Span span = facts.spanOf(each.length(), each.index());
            count(id, rollup, facts, span, each.index(), each.chunk(), 1, received);
        }
        before.ifPresent(counted -> publishEmpty(id, counted, enterprise, facts, received));
        // What the windows expect may change although no pane does: the newest one says so.
        rollup.newest(id)
                .ifPresent(pane -> output.changed(
                        id, enterprise, facts, pane.length(), pane.index(), holdings.chunkOf(pane), received));
        for (Holdings.Stated each : stated) {
            output.changed(id, enterprise, facts, each.length(), each.index(), each.chunk(), received);
        }
    }

    /** The periods that are stated and count. */
    private List<Holdings.Stated> stated(String id, Facts facts) {
        return holdings.stated(id).stream()
                .filter(stated -> facts.spanOf(stated.length(), stated.index()) != null)
                .toList();
    }

    /** Says that the figures of all spans are, or no longer are, expected. */
    private void expect(Facts facts, int sign, long received) {
        for (Span span : facts.spans()) {
            for (Span.Share share : span.shares()) {
                expect(share.place(), span, sign, received);
            }
        }
    }

    private static void expect(Place place, Span span, int sign, long received) {
        step(place.change(span.length(), span.from()), span, sign, received);
        if (span.to() != Span.END) {
            step(place.change(span.length(), span.to()), span, -sign, received);
        }
    }

    private static void step(PaneDelta delta, Span span, int sign, long received) {
        delta.receive(received);
        for (Span.Due due : span.due()) {
            delta.add(due.series(), PaneDelta.EXPECTED_STEP, sign * due.count());
            delta.add(due.series(), PaneDelta.WEIGHT_STEP, sign * due.count() * span.weight());
        }
    }
}
