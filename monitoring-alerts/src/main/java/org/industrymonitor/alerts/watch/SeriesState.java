package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Life;
import org.industrymonitor.alerts.detect.Baseline;
import org.industrymonitor.alerts.detect.Doubt;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.detect.Expectation;
import org.industrymonitor.alerts.detect.Moment;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.SeriesTotal;

/** All that is remembered of one series of one node. Mutable, confined to one task. */
public final class SeriesState {

    final Season season;
    final Baseline baseline;
    final Complement complement = new Complement();
    Life life = Life.QUIET;
    /** Label of the newest period judged. */
    Instant judged = Instant.MIN;
    /** Value of that period, to tell a repetition from a correction. */
    long judgedSum;
    /** Whether it has fallen together with another series of the node, which tells it. */
    boolean shadowed;
    /** Readings since a plan or a holiday ended, while it is not back; -1 when it is. */
    int returning = -1;
    /** How much less its evidence is believed than that of others; said anew with each reading, and not kept. */
    double doubt;
    /** What is expected at a moment, as long as nothing else was learned; not kept. */
    Expectation expectation;

    Moment expectedAt;
    /** The alert as it was last told, while it can still change. */
    Optional<Alert> alert = Optional.empty();

    /** A series of which nothing is known yet. */
    public SeriesState(Season season) {
        this.season = season;
        this.baseline = new Baseline(season);
    }

    /** Says how much less its evidence is believed than that of others: see {@link Doubt#at}. */
    public void doubt(double decimalLogarithms) {
        doubt = decimalLogarithms;
    }

    /** Whether the series is low, for certain or not. */
    public boolean isLow() {
        return switch (life.phase()) {
            case PENDING, FIRING -> true;
            case QUIET, ENDED -> false;
        };
    }

    /** Whether an alert stands. */
    public boolean isFiring() {
        return life.isFiring();
    }

    /** The period that raised the alert that stands; empty when none does. */
    public Optional<Instant> raised() {
        return Optional.of(life).filter(Life::isFiring).map(Life::raised);
    }

    /** The alert that stands, with the figures of a later period; empty when none does. */
    public Optional<Alert> standing(SeriesTotal total, Evidence evidence) {
        return alert.filter(a -> life.isFiring()).map(a -> Alerts.standing(a, total, evidence, life));
    }

    /** How many readings have been learned from. */
    public long learned() {
        return baseline.seen();
    }
}
