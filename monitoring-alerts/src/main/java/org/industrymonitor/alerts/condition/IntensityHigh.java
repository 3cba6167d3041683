package org.industrymonitor.alerts.condition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.rules.IntensityRule;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.NodeKind;

/**
 * An enterprise uses more energy than what it makes should take: more than it ever did as a rule, and more than what is
 * expected of both at this hour of this kind of day. So neither a season nor two expectations that have parted after a
 * fall are taken for waste; a group, whose intensity moves with its mix, is not judged. Where output is low, what is burnt
 * all the same is no news beside that.
 */
final class IntensityHigh implements Condition {

    private static final double LEAST = 0.5;

    private final IntensityRule rule;

    IntensityHigh(IntensityRule rule) {
        this.rule = rule;
    }

    @Override
    public AlertKind kind() {
        return AlertKind.INTENSITY_HIGH;
    }

    @Override
    public boolean concerns(Sighting sighting) {
        return sighting.node().kind() == NodeKind.ENTERPRISE
                && sighting.output().isPresent()
                && sighting.energy().isPresent();
    }

    @Override
    public Patience patience() {
        return rule.patience();
    }

    @Override
    public Optional<Sign> sign(Sighting sighting, NodeState state) {
        Optional<Evidence> output = ordinary(sighting.output());
        Optional<Evidence> energy = ordinary(sighting.energy());
        boolean judged = !sighting.falling()
                && output.filter(o -> o.expected() > 0 && o.observed() > LEAST * o.expected())
                        .isPresent()
                && energy.filter(e -> e.expected() > 0 && e.observed() > 0).isPresent();
        return judged ? sign(output.get(), energy.get(), sighting, state) : Optional.empty();
    }

    private Optional<Sign> sign(Evidence output, Evidence energy, Sighting sighting, NodeState state) {
        double intensity = energy.observed() / output.observed();
        Usual usual = state.intensity;
        int warmUp = rule.warmUp().periods(sighting.period().length());
        if (!usual.isKnown(warmUp)) {
            usual.learn(Math.log(intensity), 4 * warmUp);
            return Optional.empty();
        }
        double ordinary = Math.exp(usual.mean());
        double bound = ordinary * Math.exp(Math.max(Math.log1p(rule.rise()), rule.deviations() * usual.deviation()));
        double now = energy.expected() / output.expected() * (1 + rule.rise());
        Ground ground = new Ground(sighting.period().start(), intensity, Math.max(bound, now), true);
        if (!ground.holds()) {
            usual.learn(Math.log(intensity), 4 * warmUp);
        }
        double expected = ordinary * output.observed();
        return Optional.of(new Sign(
                ground.holds(),
                ground,
                Sign.fixed(energy.observed()),
                Sign.fixed(expected),
                Sign.fixed(ground.bound() * output.observed()),
                Math.max(0, Math.log(intensity / ordinary) / Math.max(usual.deviation(), 0.01)),
                Sign.colour(intensity / ordinary - 1),
                () -> String.format(
                        Locale.ROOT,
                        "energy %.1f for output %.1f, which takes %.1f as a rule (%+.0f %%)",
                        energy.observed(),
                        output.observed(),
                        expected,
                        100 * (intensity / ordinary - 1)),
                () -> List.of(
                        new Sign.Figure("intensity", intensity),
                        new Sign.Figure("usual-intensity", ordinary),
                        new Sign.Figure("expected-intensity", energy.expected() / output.expected()))));
    }

    @Override
    public void adopt(Sighting sighting, NodeState state) {
        figure(sighting).ifPresent(intensity -> state.intensity.adopt(Math.log(intensity)));
    }

    @Override
    public OptionalDouble figure(Sighting sighting) {
        double output = sighting.output().map(Sighting.Seen::figure).orElse(0.0);
        double energy = sighting.energy().map(Sighting.Seen::figure).orElse(0.0);
        return output > 0 ? OptionalDouble.of(energy / output) : OptionalDouble.empty();
    }

    @Override
    public String series(Sighting sighting) {
        return sighting.energy().orElseThrow().total().series();
    }

    private static Optional<Evidence> ordinary(Optional<Sighting.Seen> seen) {
        return seen.filter(Sighting.Seen::isOrdinary).flatMap(Sighting.Seen::evidence);
    }
}
