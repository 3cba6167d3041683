package org.industrymonitor.alerts.condition;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.alerts.detect.Decline;
import org.industrymonitor.alerts.rules.DeclineRule;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.PeriodLength;

/**
 * Output has come down bit by bit, so that no reading was a fall. It rests on a quarter of a year or more, so that no
 * single correction withdraws it; one of many figures is seen when the next block is over.
 */
final class SlowDecline implements Condition {

    private static final Patience AT_ONCE = new Patience(Duration.ZERO, 1, 1);

    private final DeclineRule rule;

    SlowDecline(DeclineRule rule) {
        this.rule = rule;
    }

    @Override
    public AlertKind kind() {
        return AlertKind.SLOW_DECLINE;
    }

    @Override
    public Patience patience() {
        return AT_ONCE;
    }

    @Override
    public int longest(PeriodLength length) {
        return rule.longest();
    }

    @Override
    public Optional<Sign> sign(Sighting sighting, NodeState state) {
        if (sighting.falling()) {
            state.decline.settle();
        }
        Optional<Decline.Block> block = sighting.main()
                .filter(Sighting.Seen::isOrdinary)
                .flatMap(seen ->
                        state.decline.take(sighting.period(), sighting.outlook().zone(), seen.figure()));
        block.ifPresent(closed -> state.level = closed.mean());
        return block.map(closed -> sign(closed, sighting, state));
    }

    private Sign sign(Decline.Block block, Sighting sighting, NodeState state) {
        boolean stands = state.standing(kind()).episode().isFiring();
        boolean deep = stands
                ? block.depth() >= rule.recovered()
                : block.total() >= rule.total() && block.depth() >= rule.depth();
        double bound = (1 - rule.depth()) * block.reference();
        return new Sign(
                deep,
                new Ground(sighting.period().start(), block.mean(), bound, false),
                Sign.fixed(block.mean()),
                Sign.fixed(block.reference()),
                Sign.fixed(bound),
                block.total(),
                Sign.colour(block.depth()),
                () -> String.format(
                        Locale.ROOT,
                        "%s %.1f a period of late where it was %.1f (%+.0f %%), a cumulative sum of %.1f deviations",
                        series(sighting),
                        block.mean(),
                        block.reference(),
                        -100 * block.depth(),
                        block.total()),
                () -> List.of(
                        new Sign.Figure("cumulative-sum", block.total()), new Sign.Figure("least-sum", rule.total())));
    }

    @Override
    public OptionalDouble figure(Sighting sighting) {
        return OptionalDouble.empty();
    }

    @Override
    public void adopt(Sighting sighting, NodeState state) {
        state.decline.adopt(state.level);
    }
}
