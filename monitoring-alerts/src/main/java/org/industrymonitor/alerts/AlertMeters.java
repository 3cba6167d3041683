package org.industrymonitor.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.industrymonitor.alerts.watch.Verdict.Outcome;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Topic;

/**
 * Meters of the watch; all stand at zero from the start.
 *
 * <ul>
 *   <li>{@code monitoring.alerts.totals.watched}, by outcome: each series of each published pane has exactly one
 *   <li>{@code monitoring.alerts.transitions}, by kind and state: what went to the alert events
 *   <li>{@code monitoring.alerts.records.undecodable}, by topic: left out
 * </ul>
 */
final class AlertMeters {

    private final Map<Outcome, Counter> totals = new EnumMap<>(Outcome.class);
    private final Map<AlertKind, Map<AlertState, Counter>> transitions = new EnumMap<>(AlertKind.class);
    private final Map<Topic, Counter> undecodable = new EnumMap<>(Topic.class);

    AlertMeters(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            totals.put(
                    outcome,
                    registry.counter(
                            "monitoring.alerts.totals.watched",
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT)));
        }
        for (AlertKind kind : AlertKind.values()) {
            Map<AlertState, Counter> byState = new EnumMap<>(AlertState.class);
            for (AlertState state : AlertState.values()) {
                byState.put(
                        state,
                        registry.counter("monitoring.alerts.transitions", "kind", kind.word(), "state", state.word()));
            }
            transitions.put(kind, byState);
        }
        for (Topic topic : Topic.values()) {
            undecodable.put(
                    topic, registry.counter("monitoring.alerts.records.undecodable", "topic", topic.topicName()));
        }
    }

    void watched(Outcome outcome) {
        totals.get(outcome).increment();
    }

    void told(Alert alert) {
        transitions.get(alert.kind()).get(alert.state()).increment();
    }

    void undecodable(Topic topic) {
        undecodable.get(topic).increment();
    }
}
