package org.industrymonitor.alerts.condition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.rules.PlanRule;
import org.industrymonitor.alerts.watch.Plan;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;

/** Nothing falls in a plan that names the node and says it would. One that has been used once is used. */
final class PlanUnused implements Condition {

    private final PlanRule rule;

    PlanUnused(PlanRule rule) {
        this.rule = rule;
    }

    @Override
    public AlertKind kind() {
        return AlertKind.PLAN_UNUSED;
    }

    /** Only where a plan names the node; of most none ever does. */
    @Override
    public boolean concerns(Sighting sighting) {
        return sighting.outlook().own().isPresent();
    }

    @Override
    public Patience patience() {
        return rule.unused();
    }

    @Override
    public int longest(PeriodLength length) {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<Sign> sign(Sighting sighting, NodeState state) {
        return plan(sighting)
                .flatMap(plan -> sighting.main()
                        .flatMap(Sighting.Seen::evidence)
                        .map(evidence -> sign(plan, evidence, sighting, state)));
    }

    private Sign sign(Plan plan, Evidence evidence, Sighting sighting, NodeState state) {
        double bound = (1 - rule.leastFall()) * evidence.expected();
        Ground ground = new Ground(sighting.period().start(), evidence.observed(), bound, true);
        if (!ground.holds()) {
            state.usedPlan = plan.start();
        }
        return new Sign(
                ground.holds() && !state.usedPlan.equals(plan.start()),
                ground,
                Sign.fixed(evidence.observed()),
                Sign.fixed(evidence.expected()),
                Sign.fixed(bound),
                0,
                Severity.BLUE,
                () -> String.format(
                        Locale.ROOT,
                        "%s %.1f where %.1f is ordinary, in %s",
                        series(sighting),
                        evidence.observed(),
                        evidence.expected(),
                        plan.words()),
                () -> List.of(new Sign.Figure("least-fall", rule.leastFall())));
    }

    @Override
    public Optional<String> over(Sighting sighting) {
        return plan(sighting).isPresent() ? Optional.empty() : Optional.of("the plan is no longer in force");
    }

    /** An order with a level is held against that level. */
    private Optional<Plan> plan(Sighting sighting) {
        return sighting.outlook()
                .inForce(sighting.period().start())
                .filter(plan ->
                        rule.falls().contains(plan.kind()) && plan.level().isEmpty());
    }
}
