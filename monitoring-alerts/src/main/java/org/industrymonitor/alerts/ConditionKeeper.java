package org.industrymonitor.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;
import org.industrymonitor.alerts.condition.ConditionWatcher;
import org.industrymonitor.alerts.condition.NodeState;
import org.industrymonitor.alerts.condition.Sighting;
import org.industrymonitor.alerts.fold.Finding;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Period;

/** Watches the conditions of each node of a task, beside the series of it. */
final class ConditionKeeper {

    /** Kinds that a group has because a part of it has them. */
    private static final List<AlertKind> SHARED = List.of(AlertKind.COVERAGE_LOW, AlertKind.SLOW_DECLINE);

    private Rules rules;
    private ConditionWatcher watcher;

    ConditionKeeper(Rules rules) {
        follow(rules);
    }

    /** Goes on by these rules. */
    void follow(Rules now) {
        if (now != rules) {
            rules = now;
            watcher = new ConditionWatcher(now);
        }
    }

    /** Takes a period of a node; changes the state: what is to be told of it. */
    List<Finding> take(NodeState state, Sighting sighting) {
        List<Alert> alerts = watcher.take(state, sighting);
        List<Finding> findings = new ArrayList<>();
        alerts.forEach(alert -> findings.add(finding(alert, sighting.period())));
        if (sighting.node().kind() != NodeKind.ENTERPRISE) {
            for (AlertKind kind : SHARED) {
                if (alerts.stream().noneMatch(alert -> alert.kind() == kind)) {
                    state.firing(kind)
                            .ifPresent(alert -> findings.add(new Finding.Candidate(
                                    alert, sighting.period().start(), true)));
                }
            }
        }
        return findings;
    }

    /** What the wider nodes that it counts for are to know of the period that was taken last: strands, and falls in them. */
    void shortfalls(NodeState state, Sighting sighting, ObjLongConsumer<String> to) {
        for (AlertKind kind : SHARED) {
            OptionalLong fall = state.shortfall(kind);
            if (fall.isPresent() && fall.getAsLong() > 0) {
                String series = kind == AlertKind.COVERAGE_LOW
                        ? "coverage"
                        : sighting.main().orElseThrow().total().series();
                to.accept(Finding.strand(kind, series), fall.getAsLong());
            }
        }
    }

    private static Finding finding(Alert alert, Period period) {
        boolean own = alert.node().kind() == NodeKind.ENTERPRISE || !SHARED.contains(alert.kind());
        return own ? new Finding.Told(alert) : new Finding.Candidate(alert, period.start(), false);
    }
}
