package org.industrymonitor.alerts.condition;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.industrymonitor.alerts.detect.Decline;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence.Band;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;

/** All that is remembered of a node's conditions. Mutable, confined to one task. */
public final class NodeState {

    final Usual onWorkdays = new Usual();
    final Usual onRestDays = new Usual();
    final Usual intensity = new Usual();
    final Decline decline = new Decline();
    /** Mean of the last block of the decline. */
    double level;
    /** Start of the last plan in which something fell. */
    Instant usedPlan = Instant.EPOCH;

    final Map<AlertKind, Standing> standings = new EnumMap<>(AlertKind.class);
    /** What was seen in the period taken last; not kept. */
    final Map<AlertKind, Sign> signs = new EnumMap<>(AlertKind.class);

    Usual coverage(boolean workday) {
        return workday ? onWorkdays : onRestDays;
    }

    Standing standing(AlertKind kind) {
        return standings.getOrDefault(kind, Standing.NONE);
    }

    void put(AlertKind kind, Standing standing) {
        standings.put(kind, standing);
    }

    /** Expected less observed of a condition that held in the period taken last, fixed point; empty when it did not. */
    public OptionalLong shortfall(AlertKind kind) {
        Sign sign = signs.get(kind);
        return sign != null && sign.holds() ? OptionalLong.of(sign.expected() - sign.observed()) : OptionalLong.empty();
    }

    /** What was seen in the period taken last, beside what was expected; empty where nothing could be said. */
    public Optional<Band> band(AlertKind kind) {
        return Optional.ofNullable(signs.get(kind)).map(Sign::band);
    }

    /** The alert of the kind that fires. */
    public Optional<Alert> firing(AlertKind kind) {
        return standing(kind).alert().filter(alert -> alert.state() == AlertState.FIRING);
    }
}
