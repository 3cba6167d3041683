package org.industrymonitor.alerts.condition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.alerts.rules.CoverageRule;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;

/**
 * Of a group much less is reported than usual, by weight, when no more is awaited: so its totals say too little. What is
 * usual is known of days of work and of days of rest.
 */
final class CoverageLow implements Condition {

    /** The series that is named: weights of figures. */
    static final String SERIES = "coverage";

    private final CoverageRule rule;

    CoverageLow(CoverageRule rule) {
        this.rule = rule;
    }

    @Override
    public AlertKind kind() {
        return AlertKind.COVERAGE_LOW;
    }

    @Override
    public boolean concerns(Sighting sighting) {
        return sighting.node().kind() != NodeKind.ENTERPRISE;
    }

    @Override
    public Patience patience() {
        return rule.patience();
    }

    @Override
    public Optional<Sign> sign(Sighting sighting, NodeState state) {
        boolean recent = isRecent(sighting);
        return sighting.main()
                .map(Sighting.Seen::total)
                .filter(total -> recent && sighting.complete() && isEnough(total))
                .filter(total -> sighting.outlook().rest().isEmpty())
                .flatMap(total -> sign(total, sighting, state));
    }

    private Optional<Sign> sign(SeriesTotal total, Sighting sighting, NodeState state) {
        Usual usual = state.coverage(sighting.outlook().workday());
        double share = share(total);
        PeriodLength length = sighting.period().length();
        int warmUp = rule.warmUp().periods(length);
        if (!usual.isKnown(warmUp)) {
            usual.learn(share, 4 * warmUp);
            return Optional.empty();
        }
        double fall = Math.max(rule.fall(), rule.deviations() * usual.deviation());
        Ground ground = new Ground(sighting.period().start(), share, usual.mean() - fall, false);
        boolean holds = ground.holds() && total.expected() - total.reported() >= rule.missing();
        if (!holds) {
            usual.learn(share, 4 * warmUp);
        }
        double mean = usual.mean();
        double deviation = Math.max(usual.deviation(), rule.fall() / 4);
        return Optional.of(new Sign(
                holds,
                ground,
                total.reportedWeight(),
                Math.round(mean * total.expectedWeight()),
                Math.round(ground.bound() * total.expectedWeight()),
                Math.max(0, (mean - share) / deviation),
                Sign.colour(1 - share / Math.max(mean, 1e-9)),
                () -> String.format(
                        Locale.ROOT,
                        "%d of %d figures reported, %.0f %% by weight where %.0f %% is usual",
                        total.reported(),
                        total.expected(),
                        100 * share,
                        100 * mean),
                () -> List.of(
                        new Sign.Figure("coverage", share),
                        new Sign.Figure("usual-coverage", mean),
                        new Sign.Figure("missing-figures", total.expected() - total.reported()))));
    }

    @Override
    public OptionalDouble figure(Sighting sighting) {
        return sighting.main()
                .map(Sighting.Seen::total)
                .filter(this::isEnough)
                .map(total -> OptionalDouble.of(share(total)))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public String series(Sighting sighting) {
        return SERIES;
    }

    @Override
    public void adopt(Sighting sighting, NodeState state) {
        figure(sighting)
                .ifPresent(share -> state.coverage(sighting.outlook().workday()).adopt(share));
    }

    private boolean isRecent(Sighting sighting) {
        return !sighting.received()
                .isAfter(sighting.period()
                        .start()
                        .plus(rule.recent().time(sighting.period().length())));
    }

    private boolean isEnough(SeriesTotal total) {
        return total.expected() >= rule.least() && total.expectedWeight() > 0;
    }

    private static double share(SeriesTotal total) {
        return (double) total.reportedWeight() / total.expectedWeight();
    }
}
