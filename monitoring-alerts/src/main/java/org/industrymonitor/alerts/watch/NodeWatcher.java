package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.industrymonitor.alerts.decide.Companion;
import org.industrymonitor.alerts.decide.Surroundings;
import org.industrymonitor.alerts.detect.Setting.Movement;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;

/**
 * Watches output and energy of nodes as their panes are published, each in the company of the others of its kind.
 * Confined to one task: what it says of one pane depends on those taken before.
 */
public final class NodeWatcher {

    private final Doubts doubts;
    private final Shares shares;
    /** By series and length of periods; of the newest period only, so that a restart forgets little. */
    private final Map<Kind, Peers> peers = new HashMap<>();

    private Rules rules;
    private SeriesWatcher watcher;

    /** How much less is believed of some series than of others. */
    public interface Doubts {

        /** What {@link org.industrymonitor.alerts.detect.Doubt#at} says of the series in the period that starts then. */
        double of(NodeId node, String series, Instant start);
    }

    /**
     * One series of a pane.
     *
     * @param state after it; empty where it is not watched
     */
    public record Watched(SeriesTotal total, Optional<SeriesState> state, Verdict verdict) {}

    /** What of the wider ones nodes are. */
    public interface Shares {

        /** The node's share of the next wider region, by weight; empty where that is not known. */
        OptionalDouble ofRegion(NodeId node);
    }

    public NodeWatcher(Rules rules, Doubts doubts, Shares shares) {
        this.shares = shares;
        this.doubts = doubts;
        follow(rules);
    }

    /** Goes on by these rules. */
    public void follow(Rules now) {
        if (now != rules) {
            rules = now;
            watcher = new SeriesWatcher(now);
        }
    }

    /**
     * Takes a pane.
     *
     * @param series what is remembered of those of the node; changes
     * @param plans what was planned when an alert that stands was raised: it may be told long after it
     */
    public List<Watched> take(NodeSeries series, Aggregate aggregate, Outlook outlook, Plans plans) {
        Pane pane = new Pane(series, aggregate, outlook, plans);
        List<Watched> all = new ArrayList<>(2);
        // Output first: when both fall, it is one event and output tells it.
        Optional<Watched> output = take(pane, Measure.OUTPUT, Measure.ENERGY, false);
        output.ifPresent(all::add);
        boolean low = output.flatMap(Watched::state).filter(SeriesState::isLow).isPresent();
        take(pane, Measure.ENERGY, Measure.OUTPUT, low).ifPresent(all::add);
        return all;
    }

    /** What is planned, by time. */
    public interface Plans {

        /** The plan that the node is under in the period that starts then, in words. */
        Optional<String> at(Instant start);
    }

    private record Pane(NodeSeries series, Aggregate aggregate, Outlook outlook, Plans plans) {

        NodeId node() {
            return aggregate.node();
        }

        Period period() {
            return aggregate.period();
        }

        boolean isOfEnterprise() {
            return node().kind() == NodeKind.ENTERPRISE;
        }

        Optional<SeriesTotal> total(Measure measure) {
            return aggregate.total(measure.series()).filter(total -> total.expected() > 0);
        }
    }

    /** @param explained whether a fall is already told by the other measure */
    private Optional<Watched> take(Pane pane, Measure measure, Measure other, boolean explained) {
        Optional<SeriesTotal> known = pane.total(measure);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        SeriesTotal total = known.get();
        if (!pane.isOfEnterprise() && total.expected() <= 1) {
            return Optional.of(new Watched(total, Optional.empty(), Verdict.of(Verdict.Outcome.SINGLE)));
        }
        SeriesState state = pane.series().of(measure);
        state.doubt(doubts.of(pane.node(), measure.series(), pane.period().start()));
        List<Alert> planned = explained(state, pane);
        Peers others = peers(state, pane, total);
        Company company = new Company(
                explained,
                () -> others == null
                        ? Movement.NONE
                        : others.movement(pane.period().start()),
                new Surroundings(() -> companion(pane, other), () -> shares.ofRegion(pane.node())));
        Verdict verdict = watcher.take(state, pane.node(), pane.period(), total, pane.outlook(), company);
        if (verdict.alerts().isEmpty()) {
            return Optional.of(new Watched(total, Optional.of(state), verdict.after(planned)));
        }
        Companion companion = companion(pane, other);
        List<Alert> told = verdict.alerts().stream()
                .map(alert -> beside(alert, pane, companion))
                .toList();
        Verdict said = new Verdict(verdict.outcome(), verdict.evidence(), told);
        return Optional.of(new Watched(total, Optional.of(state), said.after(planned)));
    }

    private List<Alert> explained(SeriesState state, Pane pane) {
        return state.raised()
                .flatMap(pane.plans()::at)
                .map(plan -> watcher.explain(state, plan))
                .orElse(List.of());
    }

    /** Says of an alert how the other measure moved, when it was decided on this very period. */
    private static Alert beside(Alert alert, Pane pane, Companion companion) {
        return alert.on(alert.evidence()
                .map(evidence -> evidence.period().equals(pane.period().start())
                        ? evidence.beside(companion.depth())
                        : evidence));
    }

    private Companion companion(Pane pane, Measure other) {
        return pane.total(other)
                .map(beside -> watcher.companion(pane.series().of(other), pane.period(), beside, pane.outlook()))
                .orElse(Companion.UNKNOWN);
    }

    /** The others of an enterprise's kind, as far as they have reported the period; null of a group. */
    private Peers peers(SeriesState state, Pane pane, SeriesTotal total) {
        if (!pane.isOfEnterprise()) {
            return null;
        }
        Peers others =
                peers.computeIfAbsent(new Kind(total.series(), pane.period().length()), absent -> new Peers());
        watcher.note(state, pane.period(), total, pane.outlook(), others);
        return others;
    }

    private record Kind(String series, PeriodLength length) {}
}
