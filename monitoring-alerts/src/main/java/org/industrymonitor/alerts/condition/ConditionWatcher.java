package org.industrymonitor.alerts.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.industrymonitor.alerts.condition.Course.Step;
import org.industrymonitor.alerts.decide.Change;
import org.industrymonitor.alerts.decide.Phase;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.rules.KindRules;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.watch.AlertId;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.Band;
import org.industrymonitor.model.AlertEvidence.Finding;
import org.industrymonitor.model.AlertEvidence.RulesInForce;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;

/** Takes each period of a node past all conditions, and tells which have come true, and which are over. */
public final class ConditionWatcher {

    /** What it tells. */
    public static final Set<AlertKind> KINDS = Set.copyOf(EnumSet.of(
            AlertKind.COVERAGE_LOW,
            AlertKind.INTENSITY_HIGH,
            AlertKind.CURB_OVERRUN,
            AlertKind.PLAN_UNUSED,
            AlertKind.SLOW_DECLINE));

    private final List<Condition> conditions;
    private final RulesInForce version;

    public ConditionWatcher(Rules inForce) {
        version = inForce.version();
        KindRules rules = inForce.others();
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
        List<Alert> told = new ArrayList<>(0);
        state.signs.clear();
        if (sighting.main().isPresent()) {
            for (Condition condition : conditions) {
                if (condition.concerns(sighting) || state.standings.containsKey(condition.kind())) {
                    take(condition, state, sighting).ifPresent(told::add);
                }
            }
        }
        return told;
    }

    private Optional<Alert> take(Condition condition, NodeState state, Sighting sighting) {
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
                    Season.of(length).recovery(length),
                    condition.longest(length));
            return settle(condition, state, sighting, step, sign);
        });
    }

    private Optional<Alert> settle(
            Condition condition, NodeState state, Sighting sighting, Step step, Optional<Sign> sign) {
        Standing standing = state.standing(condition.kind());
        Optional<Alert> known = standing.alert();
        Episode before = standing.episode();
        if (step.change() == Change.ADOPTED) {
            condition.adopt(sighting, state);
        }
        Optional<Alert> told = switch (step.change()) {
            case NONE -> Optional.empty();
            case RAISED -> sign.map(seen -> firing(id(condition, sighting, step), condition, sighting, step, seen));
            case WORSENED ->
                sign.map(seen -> firing(
                        known.map(Alert::id).orElseGet(() -> id(condition, sighting, step)),
                        condition,
                        sighting,
                        step,
                        seen));
            case RESOLVED, ADOPTED ->
                known.map(alert -> sign.map(seen -> alert.showing(seen.observed(), seen.expected()))
                        .orElse(alert)
                        .in(AlertState.RESOLVED, Optional.of(step.episode().normalFrom()), step.reason())
                        .on(Optional.of(sign.map(seen -> evidence(condition, sighting, step, seen))
                                .orElseGet(() -> ended(alert, sighting)))));
            case WITHDRAWN ->
                known.map(alert -> alert.in(AlertState.WITHDRAWN, Optional.of(alert.raised()), step.reason())
                        .on(Optional.of(corrected(condition, sighting, before))));
            case REPLACED, EXPLAINED ->
                throw new IllegalStateException(
                        "a condition must not change by " + step.change() + ", did in " + sighting.period());
        };
        boolean forgotten = step.change() == Change.WITHDRAWN;
        state.put(
                condition.kind(),
                new Standing(
                        step.episode(),
                        forgotten
                                ? Optional.empty()
                                // What a transition was decided on is told with it; the state needs none to go on.
                                : told.map(alert -> alert.on(Optional.empty())).or(() -> known)));
        return told;
    }

    private static String id(Condition condition, Sighting sighting, Step step) {
        return AlertId.of(
                condition.kind(),
                sighting.node(),
                condition.series(sighting),
                sighting.period().length(),
                step.episode().raised());
    }

    private Alert firing(String id, Condition condition, Sighting sighting, Step step, Sign sign) {
        Episode episode = step.episode();
        String series = condition.series(sighting);
        SeriesTotal total = sighting.main().orElseThrow().total();
        return new Alert(
                id,
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
                total.expected(),
                Optional.of(evidence(condition, sighting, step, sign)));
    }

    private AlertEvidence evidence(Condition condition, Sighting sighting, Step step, Sign sign) {
        PeriodLength length = sighting.period().length();
        List<AlertEvidence.Sign> signs = new ArrayList<>();
        sign.figures().get().forEach(figure -> signs.add(figure(figure.name(), figure.value())));
        if (sign.score() > 0) {
            signs.add(figure("deviations", sign.score()));
        }
        signs.add(figure("periods", step.episode().periods()));
        signs.add(figure("patience", condition.patience().periods(length)));
        return kept(sighting, sign.band(), signs);
    }

    /** Of an end that no figure brought about, what was told last. */
    private AlertEvidence ended(Alert alert, Sighting sighting) {
        return kept(
                sighting, new Band(alert.observed(), alert.expected(), alert.expected(), alert.expected()), List.of());
    }

    /** Of a corrected period, the figure beside the bound that it was judged by. */
    private AlertEvidence corrected(Condition condition, Sighting sighting, Episode before) {
        double figure = condition.figure(sighting).orElseThrow();
        double bound = before.grounds().stream()
                .filter(ground -> ground.period().equals(sighting.period().start()))
                .findFirst()
                .orElseThrow()
                .bound();
        long limit = Sign.fixed(bound);
        return kept(
                sighting,
                new Band(Sign.fixed(figure), limit, limit, limit),
                List.of(figure("corrected-figure", figure), figure("bound", bound)));
    }

    private AlertEvidence kept(Sighting sighting, Band band, List<AlertEvidence.Sign> signs) {
        return AlertEvidence.of(sighting.period().start(), band, new Finding(0, 0, signs))
                .by(version);
    }

    private static AlertEvidence.Sign figure(String name, double value) {
        return new AlertEvidence.Sign(name, value, 0);
    }
}
