package org.industrymonitor.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.KeyValueStore;
import org.industrymonitor.alerts.condition.ConditionWatcher;
import org.industrymonitor.alerts.condition.NodeState;
import org.industrymonitor.alerts.condition.NodeStateCodec;
import org.industrymonitor.alerts.condition.Sighting;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.place.Place;
import org.industrymonitor.alerts.rules.KindRules;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Period;

/** Keeps the conditions of each node of a task, beside the series of it. */
final class ConditionKeeper {

    /** Kinds that a group has because a part of it has them. */
    private static final List<AlertKind> SHARED = List.of(AlertKind.COVERAGE_LOW, AlertKind.SLOW_DECLINE);

    private static final int MOST_LIVE = 5_000;

    private final KeyValueStore<String, byte[]> store;
    private final NodeStateCodec codec = new NodeStateCodec();
    private final Map<String, NodeState> live = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, NodeState> eldest) {
            return size() > MOST_LIVE;
        }
    };

    private KindRules rules;
    private ConditionWatcher watcher;

    ConditionKeeper(KeyValueStore<String, byte[]> store, KindRules rules) {
        this.store = store;
        follow(rules);
    }

    /** Goes on by these rules. */
    void follow(KindRules now) {
        if (!now.equals(rules)) {
            rules = now;
            watcher = new ConditionWatcher(now);
        }
    }

    /**
     * A finding, and the node it is for.
     *
     * @param node the node itself, or a wider one
     */
    record Addressed(NodeId node, Finding finding) {}

    /** Takes a period of a node: what is to be told of it, and to the wider nodes it counts for. */
    List<Addressed> take(Sighting sighting, Place place) {
        NodeId node = sighting.node();
        String key = node + "|conditions|" + sighting.period().length();
        NodeState state = live.computeIfAbsent(key, this::read);
        List<Alert> alerts = watcher.take(state, sighting);
        store.put(key, codec.encode(state));
        List<Addressed> findings = new ArrayList<>();
        alerts.forEach(alert -> findings.add(new Addressed(node, finding(alert, sighting.period()))));
        for (AlertKind kind : SHARED) {
            shortfalls(kind, state, sighting, place, findings);
            if (node.kind() != NodeKind.ENTERPRISE && alerts.stream().noneMatch(alert -> alert.kind() == kind)) {
                state.firing(kind)
                        .map(alert ->
                                new Finding.Candidate(alert, sighting.period().start(), true))
                        .ifPresent(candidate -> findings.add(new Addressed(node, candidate)));
            }
        }
        return findings;
    }

    private static Finding finding(Alert alert, Period period) {
        boolean own = alert.node().kind() == NodeKind.ENTERPRISE || !SHARED.contains(alert.kind());
        return own ? new Finding.Told(alert) : new Finding.Candidate(alert, period.start(), false);
    }

    private static void shortfalls(
            AlertKind kind, NodeState state, Sighting sighting, Place place, List<Addressed> findings) {
        OptionalLong fall = state.shortfall(kind);
        if (fall.isEmpty() || fall.getAsLong() <= 0) {
            return;
        }
        String series = kind == AlertKind.COVERAGE_LOW
                ? "coverage"
                : sighting.main().orElseThrow().total().series();
        for (NodeId parent : place.parents()) {
            long counted = place.counted(parent, fall.getAsLong());
            if (counted > 0) {
                findings.add(new Addressed(
                        parent,
                        new Finding.Shortfall(
                                sighting.node().toString(),
                                Finding.strand(kind, series),
                                sighting.period().length(),
                                sighting.period().start(),
                                counted,
                                false)));
            }
        }
    }

    private NodeState read(String key) {
        byte[] known = store.get(key);
        return known == null ? new NodeState() : codec.decode(known);
    }
}
