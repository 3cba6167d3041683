package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.Aggregate;
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

    /** Takes a pane. */
    public List<Watched> take(Aggregate aggregate, Outlook outlook) {
        List<Watched> all = new ArrayList<>(2);
        boolean outputIsLow = false;
        // Output first: when both fall, it is one event and output tells it.
        for (Measure measure : List.of(Measure.OUTPUT, Measure.ENERGY)) {
            Optional<SeriesTotal> total = aggregate.total(measure.series()).filter(t -> t.expected() > 0);
            if (total.isPresent()) {
                Watched watched = take(aggregate.node(), aggregate.period(), total.get(), outlook, outputIsLow);
                outputIsLow |= watched.state().filter(SeriesState::isLow).isPresent();
                all.add(watched);
            }
        }
        return all;
    }

    private Watched take(NodeId node, Period period, SeriesTotal total, Outlook outlook, boolean outputIsLow) {
        if (node.kind() != NodeKind.ENTERPRISE && total.expected() <= 1) {
            return new Watched(total, Optional.empty(), Verdict.of(Verdict.Outcome.SINGLE));
        }
        String key = key(node, total.series(), period.length());
        SeriesState state = states.get(key, period.length());
        state.doubt(doubts.of(node, total.series(), period.start()));
        Verdict verdict = node.kind() == NodeKind.ENTERPRISE
                ? amongOthers(state, node, period, total, outlook, outputIsLow)
                : watcher.take(state, node, period, total, outlook, outputIsLow);
        states.put(key, state);
        return new Watched(total, Optional.of(state), verdict);
    }

    /** An enterprise with how the others move, as far as they have reported the period. */
    private Verdict amongOthers(
            SeriesState state, NodeId node, Period period, SeriesTotal total, Outlook outlook, boolean outputIsLow) {
        Peers others = peers.computeIfAbsent(total.series() + "|" + period.length(), absent -> new Peers());
        watcher.note(state, period, total, outlook, others);
        Instant start = period.start();
        return watcher.take(state, node, period, total, outlook, outputIsLow, others.movement(start));
    }

    /** What the state of a series is kept under. */
    public static String key(NodeId node, String series, PeriodLength length) {
        return node + "|" + series + "|" + length;
    }
}
