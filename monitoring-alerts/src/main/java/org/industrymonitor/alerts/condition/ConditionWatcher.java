package org.industrymonitor.alerts.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.industrymonitor.alerts.condition.Course.Step;
import org.industrymonitor.alerts.decide.Change;
import org.industrymonitor.alerts.decide.Phase;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.rules.KindRules;
import org.industrymonitor.alerts.watch.AlertId;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;

/** Takes each period of a node past all conditions, and tells which have come true, and which are over. */
public final class ConditionWatcher {

    private final List<Condition> conditions;

    public ConditionWatcher(KindRules rules) {
        conditions = Stream.of(
                        new CoverageLow(rules.coverage()),
                        new IntensityHigh(rules.intensity()),
                        new CurbOverrun(rules.plans()),
                        new PlanUnused(rules.plans()),
                        new SlowDecline(rules.decline()))
                .filter(condition -> rules.isOn(condition.kind()))
                .toList();
    }

    /** Takes a period as it was published last; changes the state. The transitions to be told, in order. */
    public List<Alert> take(NodeState state, Sighting sighting) {
        List<Alert> told = new ArrayList<>();
        state.signs.clear();
        if (sighting.main().isPresent()) {
            conditions.forEach(condition -> take(condition, state, sighting).ifPresent(told::add));
        }
        return told;
    }

    private static Optional<Alert> take(Condition condition, NodeState state, Sighting sighting) {
        Standing standing = state.standing(condition.kind());
        Episode episode = standing.episode();
        Instant at = sighting.period().start();
        if (!at.isAfter(episode.judged())) {
            OptionalDouble figure = condition.figure(sighting);
            return figure.isEmpty()
                    ? Optional.empty()
                    : settle(
                            condition,
                            state,
                            sighting,
                            Course.correct(episode, at, figure.getAsDouble()),
                            Optional.empty());
        }
        Optional<String> over = condition.over(sighting);
        if (over.isPresent()) {
            return episode.phase() == Phase.QUIET
                    ? Optional.empty()
                    : settle(condition, state, sighting, Course.close(episode, at, over.get()), Optional.empty());
        }
        Optional<Sign> sign = condition.sign(sighting, state);
        return sign.flatMap(seen -> {
            state.signs.put(condition.kind(), seen);
            PeriodLength length = sighting.period().length();
            Step step = Course.next(
                    episode,
                    seen,
                    at,
                    condition.patience().periods(length),
                    Season.of(length).recovery(),
                    condition.longest(length));
            return settle(condition, state, sighting, step, sign);
        });
    }

    private static Optional<Alert> settle(
            Condition condition, NodeState state, Sighting sighting, Step step, Optional<Sign> sign) {
        Optional<Alert> known = state.standing(condition.kind()).alert();
        if (step.change() == Change.ADOPTED) {
            condition.adopt(sighting, state);
        }
        Optional<Alert> told = switch (step.change()) {
            case NONE -> Optional.empty();
            case RAISED, WORSENED -> sign.map(seen -> firing(condition, sighting, step, seen));
            case RESOLVED, ADOPTED ->
                known.map(alert -> sign.map(seen -> alert.showing(seen.observed(), seen.expected()))
                        .orElse(alert)
                        .in(AlertState.RESOLVED, Optional.of(step.episode().normalFrom()), step.reason()));
            case WITHDRAWN ->
                known.map(alert -> alert.in(AlertState.WITHDRAWN, Optional.of(alert.raised()), step.reason()));
            case REPLACED, EXPLAINED ->
                throw new IllegalStateException(
                        "a condition must not change by " + step.change() + ", did in " + sighting.period());
        };
        boolean forgotten = step.change() == Change.WITHDRAWN;
        state.put(condition.kind(), new Standing(step.episode(), forgotten ? Optional.empty() : told.or(() -> known)));
        return told;
    }

    private static Alert firing(Condition condition, Sighting sighting, Step step, Sign sign) {
        Episode episode = step.episode();
        String series = condition.series(sighting);
        SeriesTotal total = sighting.main().orElseThrow().total();
        return new Alert(
                AlertId.of(condition.kind(), sighting.node(), series, episode.raised()),
                sighting.node(),
                series,
                condition.kind(),
                AlertState.FIRING,
                episode.severity(),
                sighting.period().length(),
                episode.since(),
                episode.raised(),
                Optional.empty(),
                sign.observed(),
                sign.expected(),
                sign.score(),
                step.reason(),
                List.of(),
                total.reported(),
                total.expected());
    }
}
