package org.industrymonitor.alerts.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;

/**
 * Decides what a reading means: a pure function of where the series stands, the evidence and the time.
 *
 * <p>A reading that was not reported, or is planned, never comes here: absence is no evidence of a fall.
 */
public final class Decision {

    private static final double MOSTLY_BACK = 1.0 / 3;
    private static final double NEARLY_ALL = 0.8;
    private static final double DEEPER = 0.05;
    /** A drop that becomes a standstill within this time, or has nearly been one, is one event, and told once. */
    private static final Duration ONE_EVENT = Duration.ofHours(1);

    private final Tuning tuning;
    private final Function<AlertKind, KindRule> kinds;
    private final Colours colours;
    private final Optional<DivergenceRule> divergence;

    /** Decides by the default rules for kinds and colours. */
    public Decision(Tuning tuning) {
        this(tuning, kind -> KindRule.DEFAULT, Colours.DEFAULT, Optional.of(DivergenceRule.DEFAULT));
    }

    /**
     * @param kinds what is news of each kind
     * @param divergence when output and energy contradict each other; empty: never
     */
    public Decision(
            Tuning tuning, Function<AlertKind, KindRule> kinds, Colours colours, Optional<DivergenceRule> divergence) {
        this.tuning = tuning;
        this.kinds = kinds;
        this.colours = colours;
        this.divergence = divergence;
    }

    /**
     * What the next reading does.
     *
     * @param series {@code output} or {@code energy}: names the kind of alert
     */
    public Transition next(Life life, Evidence evidence, Period period, String series) {
        return next(life, evidence, period, series, Surroundings.UNKNOWN);
    }

    /**
     * What the next reading does.
     *
     * @param beside asked when one would be raised: its companion names the kind of an alert, and says whether the report is to
     *     be believed
     */
    public Transition next(Life life, Evidence evidence, Period period, String series, Surroundings beside) {
        return life.isFiring()
                ? whileFiring(life, evidence, period, series)
                : whileQuiet(life, evidence, period, series, beside);
    }

    /**
     * What a corrected figure of an earlier period does: it may withdraw an alert that rests on it, and nothing else.
     */
    public Transition correct(Life life, Instant period, double value) {
        if (life.phase() != Phase.FIRING && life.phase() != Phase.ENDED
                || life.grounds().stream().noneMatch(mark -> mark.period().equals(period))) {
            return Transition.silent(life, false);
        }
        List<Mark> marks = life.grounds().stream()
                .map(mark -> mark.period().equals(period) ? mark.corrected(value) : mark)
                .toList();
        long low = marks.stream().filter(this::isLow).count();
        boolean decisive = marks.stream()
                .filter(mark -> mark.period().equals(life.raised()))
                .anyMatch(mark -> !isLow(mark));
        if (decisive || 2 * low <= marks.size()) {
            return new Transition(
                    Life.QUIET, Change.WITHDRAWN, Wording.withdrawn(period, value, low, marks.size()), false);
        }
        return Transition.silent(life.on(marks), false);
    }

    /** What a plan does to an alert that stands: it ends it, whether it was known before or is told later. */
    public Transition explain(Life life, Instant at, String plan) {
        return life.isFiring()
                ? new Transition(life.ended(at), Change.EXPLAINED, Wording.explained(plan), false)
                : Transition.silent(life.phase() == Phase.PENDING ? Life.QUIET : life, false);
    }

    /** What it means that a series is still low when its plan has been over for longer than it takes to come back. */
    public Transition overdue(Evidence evidence, Period period, String series, String plan) {
        Instant at = period.start();
        Life low = Life.pending(at, evidence);
        Life firing = low.firing(at, AlertKind.OVERDUE_RESTART, severity(low, period.length()));
        return new Transition(firing, Change.RAISED, Wording.overdue(series, evidence, plan), false);
    }

    /** How a fall stands, in words. */
    public static String describe(Life life, Evidence evidence, String series) {
        return Wording.fall(series, evidence, life.periods());
    }

    private Transition whileQuiet(Life life, Evidence evidence, Period period, String series, Surroundings beside) {
        Instant at = period.start();
        boolean pending = life.phase() == Phase.PENDING;
        if (!evidence.informative()) {
            return Transition.silent(life, true);
        }
        if (evidence.deviations() < tuning.low()) {
            return Transition.silent(pending ? Life.QUIET : life, true);
        }
        Life low = pending ? life.lower(at, evidence) : Life.pending(at, evidence);
        AlertKind kind = kind(series, evidence);
        if (evidence.certainty() < 1
                || !kinds.apply(kind).admits(evidence.depth(), evidence.fall(), low.periods(), beside.share())) {
            // The end of the last alert stays known until the next is near, so that a correction can still withdraw it.
            return Transition.silent(life.phase() == Phase.ENDED && evidence.certainty() < 0.5 ? life : low, true);
        }
        Companion companion = beside.companion().get();
        boolean contradicted = divergence
                .filter(rule -> companion.contradicts(series, evidence.depth(), rule))
                .isPresent();
        AlertKind told = contradicted ? AlertKind.OUTPUT_ENERGY_DIVERGENCE : kind;
        Life firing = low.firing(at, told, severity(low, period.length()));
        String reason = Wording.fall(series, evidence, firing.periods());
        return new Transition(
                firing,
                Change.RAISED,
                reason + Wording.company(series, evidence.depth(), companion, contradicted),
                false);
    }

    private Transition whileFiring(Life life, Evidence evidence, Period period, String series) {
        Instant at = period.start();
        Season season = Season.of(period.length());
        if (!evidence.informative()) {
            return Transition.silent(life, false);
        }
        if (evidence.deviations() < tuning.low() || evidence.depth() < MOSTLY_BACK * life.worst()) {
            Life better = life.better(at);
            if (better.ordinary() < season.recovery(period.length())) {
                return Transition.silent(better, false);
            }
            Life ended = better.ended(better.normalFrom());
            return new Transition(ended, Change.RESOLVED, Wording.resolved(series, evidence), true);
        }
        Life low = life.lower(at, evidence);
        if (low.periods() > season.adoption(period.length())) {
            return new Transition(
                    low.ended(at), Change.ADOPTED, Wording.adopted(series, evidence, low.periods()), false);
        }
        if (life.kind() == AlertKind.OUTPUT_DROP
                && evidence.standstill()
                && kinds.apply(AlertKind.STOPPAGE).enabled()
                && evidence.certainty() >= 1
                && life.worst() < NEARLY_ALL
                && Duration.between(life.raised(), at).compareTo(ONE_EVENT) > 0) {
            Life fresh = Life.pending(at, evidence);
            Life stopped = fresh.firing(at, AlertKind.STOPPAGE, max(severity(fresh, period.length()), life.severity()));
            return new Transition(stopped, Change.REPLACED, Wording.fall(series, evidence, low.periods()), false);
        }
        Severity now = severity(low, period.length());
        Severity severity = max(life.severity(), isDeeper(low, evidence) ? graver(now) : now);
        if (severity != life.severity()) {
            return new Transition(
                    low.graver(severity), Change.WORSENED, Wording.fall(series, evidence, low.periods()), false);
        }
        return Transition.silent(low, false);
    }

    /** Whether it has fallen again, as surely as at first: what is told of a ripple must not hide the wave. */
    private static boolean isDeeper(Life life, Evidence evidence) {
        return evidence.certainty() >= 1
                && evidence.depth() >= 2 * life.depthRaised()
                && evidence.depth() >= life.depthRaised() + DEEPER;
    }

    private static Severity graver(Severity severity) {
        Severity[] all = Severity.values();
        return all[Math.min(severity.ordinal() + 1, all.length - 1)];
    }

    private boolean isLow(Mark mark) {
        return mark.deviations() >= tuning.low();
    }

    private static AlertKind kind(String series, Evidence evidence) {
        if (!series.equals("output")) {
            return AlertKind.ENERGY_DROP;
        }
        return evidence.standstill() ? AlertKind.STOPPAGE : AlertKind.OUTPUT_DROP;
    }

    /** By depth, and a step graver when it has lasted a block: a day, a week, a quarter. */
    private Severity severity(Life life, PeriodLength length) {
        return colours.of(life.worst(), life.periods(), Season.of(length).adoption(length));
    }

    private static Severity max(Severity a, Severity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
