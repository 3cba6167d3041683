package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Decision;
import org.industrymonitor.alerts.decide.Life;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.SeriesTotal;

/** Alerts as they stand after a transition of a series. */
final class Alerts {

    private Alerts() {}

    static Alert firing(NodeId node, Period period, SeriesTotal total, Life life, Evidence evidence, String reason) {
        return new Alert(
                AlertId.of(life.kind(), node, total.series(), life.raised()),
                node,
                total.series(),
                life.kind(),
                AlertState.FIRING,
                life.severity(),
                period.length(),
                life.since(),
                life.raised(),
                Optional.empty(),
                total.sum(),
                fixed(evidence.expected()),
                evidence.deviations(),
                reason,
                List.of(),
                total.reported(),
                total.expected());
    }

    static Alert ended(Alert alert, AlertState state, Instant from, Evidence evidence, String reason) {
        return alert.showing(fixed(evidence.observed()), fixed(evidence.expected()))
                .in(state, Optional.of(from), reason);
    }

    static Alert withdrawn(Alert alert, SeriesTotal total, String reason) {
        return alert.showing(total.sum(), alert.expected())
                .in(AlertState.WITHDRAWN, Optional.of(alert.raised()), reason);
    }

    static Alert standing(Alert alert, SeriesTotal total, Evidence evidence, Life life) {
        return alert.showing(total.sum(), fixed(evidence.expected()))
                .in(alert.state(), alert.resolved(), Decision.describe(life, evidence, alert.series()));
    }

    static Alert recomposed(Alert alert, Instant from, SeriesTotal total) {
        String reason = "is now the sum of " + total.reported() + " figures and is learned anew";
        return alert.showing(total.sum(), alert.expected()).in(AlertState.RESOLVED, Optional.of(from), reason);
    }

    private static long fixed(double value) {
        return Math.round(value * FixedPoint.ONE);
    }
}
