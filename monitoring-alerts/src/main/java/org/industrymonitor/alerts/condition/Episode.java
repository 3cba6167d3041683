package org.industrymonitor.alerts.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.industrymonitor.alerts.decide.Phase;
import org.industrymonitor.model.Severity;

/**
 * Where a condition of a node is in its life.
 *
 * @param phase where it stands
 * @param judged label of the newest period judged
 * @param since label of the first period in which it held
 * @param raised label of the period that raised the alert; while pending, that of the first one
 * @param severity of the alert
 * @param periods in which it held
 * @param ordinary successive periods at the end in which it did not
 * @param normalFrom label of the first of these
 * @param grounds the figures that it rests on, oldest first
 */
record Episode(
        Phase phase,
        Instant judged,
        Instant since,
        Instant raised,
        Severity severity,
        int periods,
        int ordinary,
        Instant normalFrom,
        List<Ground> grounds) {

    static final int MOST_GROUNDS = 6;

    static final Episode QUIET = new Episode(
            Phase.QUIET, Instant.MIN, Instant.EPOCH, Instant.EPOCH, Severity.BLUE, 0, 0, Instant.EPOCH, List.of());

    Episode {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(judged, "judged");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(normalFrom, "normalFrom");
        if (raised.isBefore(since)) {
            throw new IllegalArgumentException("raised must not be before since " + since + ", is " + raised);
        }
        grounds = List.copyOf(grounds);
    }

    boolean isFiring() {
        return phase == Phase.FIRING;
    }

    /** Another period in which it held, the first one unless it is pending. */
    Episode pending(Instant at, Sign sign) {
        boolean first = phase != Phase.PENDING;
        List<Ground> marks = first ? new ArrayList<>() : new ArrayList<>(grounds);
        marks.add(sign.ground());
        if (marks.size() > MOST_GROUNDS) {
            marks.remove(0);
        }
        return new Episode(
                Phase.PENDING, at, first ? at : since, at, sign.severity(), first ? 1 : periods + 1, 0, at, marks);
    }

    Episode firing(Severity newSeverity) {
        return new Episode(Phase.FIRING, judged, since, raised, newSeverity, periods, 0, raised, grounds);
    }

    /** Another period in which it held while firing. */
    Episode worse(Instant at, Severity newSeverity) {
        return new Episode(Phase.FIRING, at, since, raised, newSeverity, periods + 1, 0, raised, grounds);
    }

    /** A period in which it did not hold while firing. */
    Episode better(Instant at) {
        return new Episode(
                phase, at, since, raised, severity, periods, ordinary + 1, ordinary == 0 ? at : normalFrom, grounds);
    }

    Episode ended(Instant from) {
        return new Episode(Phase.ENDED, judged, since, raised, severity, periods, ordinary, from, grounds);
    }

    /** Nothing, once this period is judged. */
    Episode quiet(Instant at) {
        return phase == Phase.ENDED
                ? new Episode(phase, at, since, raised, severity, periods, ordinary, normalFrom, grounds)
                : new Episode(
                        Phase.QUIET, at, Instant.EPOCH, Instant.EPOCH, Severity.BLUE, 0, 0, Instant.EPOCH, List.of());
    }

    Episode on(List<Ground> marks) {
        return new Episode(phase, judged, since, raised, severity, periods, ordinary, normalFrom, marks);
    }
}
