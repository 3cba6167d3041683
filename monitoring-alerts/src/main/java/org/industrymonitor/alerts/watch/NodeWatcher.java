package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Companion;
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

    private final SeriesStates states;
    private final Doubts doubts;
    /** By series and length of periods; of the newest period only, so that a restart forgets little. */
    private final Map<String, Peers> peers = new HashMap<>();

    private Rules rules;
    private SeriesWatcher watcher;

    /** What is remembered of each series. */
    public interface SeriesStates {

        /** The state of a series; a new one when nothing is known of it yet. */
        SeriesState get(String key, PeriodLength length);

        /** Remembers a state that has changed. */
        void put(String key, SeriesState state);
    }

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

    /** Believes every series as much. */
    public NodeWatcher(SeriesStates states, Rules rules) {
        this(states, rules, (node, series, start) -> 0);
    }

    public NodeWatcher(SeriesStates states, Rules rules, Doubts doubts) {
        this.states = states;
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
     * @param plans what was planned when an alert that stands was raised: it may be told long after it
     */
    public List<Watched> take(Aggregate aggregate, Outlook outlook, Plans plans) {
        Pane pane = new Pane(aggregate, outlook, plans);
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

    private record Pane(Aggregate aggregate, Outlook outlook, Plans plans) {

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
        SeriesState state = state(pane, measure);
        state.doubt(doubts.of(pane.node(), measure.series(), pane.period().start()));
        List<Alert> told = new ArrayList<>(explained(state, pane));
        Company company = new Company(explained, movement(state, pane, total), companion(pane, other));
        Verdict verdict = watcher.take(state, pane.node(), pane.period(), total, pane.outlook(), company);
        told.addAll(verdict.alerts());
        states.put(key(pane.node(), measure.series(), pane.period().length()), state);
        return Optional.of(
                new Watched(total, Optional.of(state), new Verdict(verdict.outcome(), verdict.evidence(), told)));
    }

    private List<Alert> explained(SeriesState state, Pane pane) {
        return state.raised()
                .flatMap(pane.plans()::at)
                .map(plan -> watcher.explain(state, plan))
                .orElse(List.of());
    }

    private Companion companion(Pane pane, Measure other) {
        return pane.total(other)
                .map(beside -> watcher.companion(state(pane, other), pane.period(), beside, pane.outlook()))
                .orElse(Companion.UNKNOWN);
    }

    /** How the others of an enterprise's kind move, as far as they have reported the period. */
    private Movement movement(SeriesState state, Pane pane, SeriesTotal total) {
        if (!pane.isOfEnterprise()) {
            return Movement.NONE;
        }
        Peers others =
                peers.computeIfAbsent(total.series() + "|" + pane.period().length(), absent -> new Peers());
        watcher.note(state, pane.period(), total, pane.outlook(), others);
        return others.movement(pane.period().start());
    }

    private SeriesState state(Pane pane, Measure measure) {
        PeriodLength length = pane.period().length();
        return states.get(key(pane.node(), measure.series(), length), length);
    }

    /** What the state of a series is kept under. */
    public static String key(NodeId node, String series, PeriodLength length) {
        return node + "|" + series + "|" + length;
    }
}
