package org.industrymonitor.alerts.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Severity;

/**
 * Where a series is in the life of an alert.
 *
 * @param phase where it stands
 * @param kind of the alert; while pending, what it would be
 * @param since label of the first low period
 * @param raised label of the period that raised the alert; while pending, that of the first low one
 * @param severity of the alert
 * @param worst the deepest fall since, as a share of what was expected
 * @param periods low readings since the first, with it
 * @param ordinary successive ordinary readings at the end
 * @param normalFrom label of the first of these; {@code raised} while there are none
 * @param grounds the readings it rests on, oldest first
 */
public record Life(
        Phase phase,
        AlertKind kind,
        Instant since,
        Instant raised,
        Severity severity,
        double worst,
        int periods,
        int ordinary,
        Instant normalFrom,
        List<Mark> grounds) {

    static final int MOST_GROUNDS = 10;

    /** A series of which nothing is known yet. */
    public static final Life QUIET = new Life(
            Phase.QUIET,
            AlertKind.OUTPUT_DROP,
            Instant.EPOCH,
            Instant.EPOCH,
            Severity.BLUE,
            0,
            0,
            0,
            Instant.EPOCH,
            List.of());

    public Life {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(normalFrom, "normalFrom");
        if (raised.isBefore(since)) {
            throw new IllegalArgumentException("raised must not be before since " + since + ", is " + raised);
        }
        grounds = List.copyOf(grounds);
    }

    /** Whether an alert stands. */
    public boolean isFiring() {
        return phase == Phase.FIRING;
    }

    /** How deep the reading that raised it was, by what is known of it now. */
    double depthRaised() {
        return grounds.isEmpty() ? worst : grounds.get(grounds.size() - 1).depth();
    }

    static Life pending(Instant at, Evidence evidence) {
        return new Life(
                Phase.PENDING,
                AlertKind.OUTPUT_DROP,
                at,
                at,
                Severity.BLUE,
                evidence.depth(),
                1,
                0,
                at,
                List.of(Mark.of(at, evidence)));
    }

    /** One more low reading. */
    Life lower(Instant at, Evidence evidence) {
        List<Mark> marks = grounds;
        if (phase == Phase.PENDING) {
            marks = new ArrayList<>(grounds);
            marks.add(Mark.of(at, evidence));
            if (marks.size() > MOST_GROUNDS) {
                marks.remove(0);
            }
        }
        return new Life(
                phase, kind, since, raised, severity, Math.max(worst, evidence.depth()), periods + 1, 0, raised, marks);
    }

    Life firing(Instant at, AlertKind newKind, Severity newSeverity) {
        return new Life(Phase.FIRING, newKind, since, at, newSeverity, worst, periods, 0, at, grounds);
    }

    Life graver(Severity newSeverity) {
        return new Life(phase, kind, since, raised, newSeverity, worst, periods, ordinary, normalFrom, grounds);
    }

    /** One more ordinary reading while firing. */
    Life better(Instant at) {
        return new Life(
                phase,
                kind,
                since,
                raised,
                severity,
                worst,
                periods,
                ordinary + 1,
                ordinary == 0 ? at : normalFrom,
                grounds);
    }

    Life ended(Instant from) {
        return new Life(Phase.ENDED, kind, since, raised, severity, worst, periods, ordinary, from, grounds);
    }

    Life on(List<Mark> marks) {
        return new Life(phase, kind, since, raised, severity, worst, periods, ordinary, normalFrom, marks);
    }
}
