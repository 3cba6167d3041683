package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.decide.Decision;
import org.industrymonitor.alerts.decide.Life;
import org.industrymonitor.alerts.decide.Mark;
import org.industrymonitor.alerts.detect.Doubt;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.Band;
import org.industrymonitor.model.AlertEvidence.Finding;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.SeriesTotal;

/** Alerts as they stand after a transition of a series, with what it was decided on. */
final class Alerts {

    private final Rules rules;

    Alerts(Rules rules) {
        this.rules = rules;
    }

    String id(NodeId node, Period period, SeriesTotal total, Life life) {
        return AlertId.of(life.kind(), node, total.series(), period.length(), life.raised());
    }

    Alert firing(
            String id,
            NodeId node,
            Period period,
            SeriesTotal total,
            Life life,
            Evidence evidence,
            double doubt,
            String reason) {
        return new Alert(
                id,
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
                total.expected(),
                Optional.of(kept(period, evidence, doubt)));
    }

    Alert ended(
            Alert alert,
            AlertState state,
            Period period,
            Instant from,
            Evidence evidence,
            double doubt,
            String reason) {
        return alert.showing(fixed(evidence.observed()), fixed(evidence.expected()))
                .in(state, Optional.of(from), reason)
                .on(Optional.of(kept(period, evidence, doubt)));
    }

    /** @param mark what the corrected period was compared with */
    Alert withdrawn(Alert alert, SeriesTotal total, Mark mark, String reason) {
        Band band = band(total.sum(), mark.expected(), mark.deviation());
        return alert.showing(total.sum(), alert.expected())
                .in(AlertState.WITHDRAWN, Optional.of(alert.raised()), reason)
                .on(Optional.of(
                        AlertEvidence.of(mark.period(), band, Finding.NONE).by(rules.version())));
    }

    static Alert standing(Alert alert, SeriesTotal total, Evidence evidence, Life life) {
        return alert.showing(total.sum(), fixed(evidence.expected()))
                .in(alert.state(), alert.resolved(), Decision.describe(life, evidence, alert.series()));
    }

    static Alert recomposed(Alert alert, Instant from, SeriesTotal total) {
        String reason = "is now the sum of " + total.reported() + " figures and is learned anew";
        return alert.showing(total.sum(), alert.expected()).in(AlertState.RESOLVED, Optional.of(from), reason);
    }

    private AlertEvidence kept(Period period, Evidence evidence, double doubt) {
        return AlertEvidence.of(
                        period.start(),
                        band(fixed(evidence.observed()), evidence.expected(), evidence.deviation()),
                        new Finding(
                                evidence.finding().score(),
                                Weighing.threshold(Doubt.budget(rules.tuning().budget(), doubt)),
                                evidence.finding().signs()))
                .by(rules.version());
    }

    private Band band(long observed, double expected, double deviation) {
        double width = rules.tuning().low() * deviation;
        return new Band(observed, fixed(expected), fixed(expected - width), fixed(expected + width));
    }

    private static long fixed(double value) {
        return Math.round(value * FixedPoint.ONE);
    }
}
