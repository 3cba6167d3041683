package org.industrymonitor.alerts.condition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.rules.PlanRule;
import org.industrymonitor.alerts.watch.Plan;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.PeriodLength;

/** More is made than an order allows that names the node and its level. */
final class CurbOverrun implements Condition {

    private final PlanRule rule;

    CurbOverrun(PlanRule rule) {
        this.rule = rule;
    }

    @Override
    public AlertKind kind() {
        return AlertKind.CURB_OVERRUN;
    }

    /** Only where a plan names the node; of most none ever does. */
    @Override
    public boolean concerns(Sighting sighting) {
        return sighting.outlook().own().isPresent();
    }

    @Override
    public Patience patience() {
        return rule.overrun();
    }

    @Override
    public int longest(PeriodLength length) {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<Sign> sign(Sighting sighting, NodeState state) {
        return order(sighting)
                .flatMap(order -> sighting.main()
                        .flatMap(Sighting.Seen::evidence)
                        .map(evidence -> sign(order, evidence, sighting)));
    }

    private Sign sign(Plan order, Evidence evidence, Sighting sighting) {
        double level = order.level().orElseThrow();
        double allowed = level * evidence.expected();
        double bound = allowed * (1 + rule.tolerance());
        Ground ground = new Ground(sighting.period().start(), evidence.observed(), bound, true);
        return new Sign(
                ground.holds(),
                ground,
                Sign.fixed(evidence.observed()),
                Sign.fixed(allowed),
                Sign.fixed(bound),
                (evidence.observed() - allowed) / evidence.deviation(),
                Sign.colour(evidence.observed() / Math.max(allowed, 1e-9) - 1),
                () -> String.format(
                        Locale.ROOT,
                        "%s %.1f where %.1f is allowed, %.0f %% of %.1f: %s",
                        series(sighting),
                        evidence.observed(),
                        allowed,
                        100 * level,
                        evidence.expected(),
                        order.words()),
                () -> List.of(
                        new Sign.Figure("allowed-level", level),
                        new Sign.Figure("ordinary", evidence.expected()),
                        new Sign.Figure("tolerance", rule.tolerance())));
    }

    @Override
    public Optional<String> over(Sighting sighting) {
        return order(sighting).isPresent() ? Optional.empty() : Optional.of("the order is no longer in force");
    }

    private static Optional<Plan> order(Sighting sighting) {
        return sighting.outlook()
                .inForce(sighting.period().start())
                .filter(plan -> plan.kind() == CalendarKind.CURB && plan.level().isPresent());
    }
}
