package org.industrymonitor.alerts.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    /** A drop that becomes a standstill within this time, or has nearly been one, is one event, and told once. */
    private static final Duration ONE_EVENT = Duration.ofHours(1);

    private final Tuning tuning;
    private final Function<AlertKind, KindRule> kinds;
    private final Colours colours;

    /** Decides by the default rules for kinds and colours. */
    public Decision(Tuning tuning) {
        this(tuning, kind -> KindRule.DEFAULT, Colours.DEFAULT);
    }

    /** @param kinds what is news of each kind */
    public Decision(Tuning tuning, Function<AlertKind, KindRule> kinds, Colours colours) {
        this.tuning = tuning;
        this.kinds = kinds;
        this.colours = colours;
    }

    /**
     * What the next reading does.
     *
     * @param series {@code output} or {@code energy}: names the kind of alert
     */
    public Transition next(Life life, Evidence evidence, Period period, String series) {
        return life.isFiring()
                ? whileFiring(life, evidence, period, series)
                : whileQuiet(life, evidence, period, series);
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

    /** How a fall stands, in words. */
    public static String describe(Life life, Evidence evidence, String series) {
        return Wording.fall(series, evidence, life.periods());
    }

    private Transition whileQuiet(Life life, Evidence evidence, Period period, String series) {
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
        if (evidence.certainty() < 1 || !kinds.apply(kind).admits(evidence.depth(), evidence.fall(), low.periods())) {
            // The end of the last alert stays known until the next is near, so that a correction can still withdraw it.
            return Transition.silent(life.phase() == Phase.ENDED && evidence.certainty() < 0.5 ? life : low, true);
        }
        Life firing = low.firing(at, kind, severity(low, period.length()));
        return new Transition(firing, Change.RAISED, Wording.fall(series, evidence, firing.periods()), false);
    }

    private Transition whileFiring(Life life, Evidence evidence, Period period, String series) {
        Instant at = period.start();
        Season season = Season.of(period.length());
        if (!evidence.informative()) {
            return Transition.silent(life, false);
        }
        if (evidence.deviations() < tuning.low() || evidence.depth() < MOSTLY_BACK * life.worst()) {
            Life better = life.better(at);
            if (better.ordinary() < season.recovery()) {
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
        Severity severity = max(life.severity(), severity(low, period.length()));
        if (severity != life.severity()) {
            return new Transition(
                    low.graver(severity), Change.WORSENED, Wording.fall(series, evidence, low.periods()), false);
        }
        return Transition.silent(low, false);
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
