package org.industrymonitor.alerts.rules;

import java.util.Objects;
import java.util.Set;
import org.industrymonitor.alerts.decide.DivergenceRule;
import org.industrymonitor.model.AlertKind;

/**
 * When each kind of alert beside a fall is news: one set of figures for every node and every length of period.
 *
 * @param off kinds that are not raised
 */
public record KindRules(
        CoverageRule coverage,
        DivergenceRule divergence,
        IntensityRule intensity,
        DeclineRule decline,
        PlanRule plans,
        RestartRule restarts,
        Set<AlertKind> off) {

    /** What each rule has by default. */
    public static final KindRules DEFAULT = new KindRules(
            CoverageRule.DEFAULT,
            DivergenceRule.DEFAULT,
            IntensityRule.DEFAULT,
            DeclineRule.DEFAULT,
            PlanRule.DEFAULT,
            RestartRule.DEFAULT,
            Set.of());

    public KindRules {
        Objects.requireNonNull(coverage, "coverage");
        Objects.requireNonNull(divergence, "divergence");
        Objects.requireNonNull(intensity, "intensity");
        Objects.requireNonNull(decline, "decline");
        Objects.requireNonNull(plans, "plans");
        Objects.requireNonNull(restarts, "restarts");
        off = Set.copyOf(off);
    }

    /** Whether alerts of the kind are raised. */
    public boolean isOn(AlertKind kind) {
        return !off.contains(kind);
    }
}
