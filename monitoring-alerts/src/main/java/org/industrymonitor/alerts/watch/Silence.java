package org.industrymonitor.alerts.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.decide.SilenceRule;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;

/**
 * When it is news that a subject reports nothing, while others of the same period do. Missing is not a fall: this is
 * the only alert it raises.
 */
public final class Silence {

    private static final String SERIES = Measure.OUTPUT.series();

    private Silence() {}

    /** How far the newest period must move before all are looked through again. */
    public static Duration step(PeriodLength length) {
        return length.isWithinDay() ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    /** Whether a subject last heard of then is silent when others have reported a later period. */
    public static boolean isSilent(Instant last, Period newest, SilenceRule rule) {
        return rule.enabled() && Duration.between(last, newest.start()).compareTo(rule.limit(newest.length())) > 0;
    }

    /** The alert of a subject that has fallen silent. */
    public static Alert raised(NodeId node, Instant last, Period newest) {
        long missing = missing(last, newest);
        return alert(
                AlertId.of(AlertKind.SILENCE, node, SERIES, newest.length(), newest.start()),
                node,
                AlertState.FIRING,
                newest.length(),
                last,
                newest.start(),
                Optional.empty(),
                missing,
                "nothing reported for " + missing + " periods, the last was " + last);
    }

    /** The end of a silence raised at that period, by a reading of a later one. */
    public static Alert resolved(NodeId node, Hearing hearing, Period heard) {
        Instant raised = hearing.silent().orElseThrow();
        return alert(
                hearing.plainId()
                        ? AlertId.withoutLength(AlertKind.SILENCE, node, SERIES, raised)
                        : AlertId.of(AlertKind.SILENCE, node, SERIES, heard.length(), raised),
                node,
                AlertState.RESOLVED,
                heard.length(),
                hearing.last(),
                raised,
                Optional.of(heard.start()),
                missing(hearing.last(), heard),
                "reports again");
    }

    private static Alert alert(
            String id,
            NodeId node,
            AlertState state,
            PeriodLength length,
            Instant last,
            Instant raised,
            Optional<Instant> resolved,
            long missing,
            String reason) {
        return new Alert(
                id,
                node,
                SERIES,
                AlertKind.SILENCE,
                state,
                Severity.YELLOW,
                length,
                last,
                raised,
                resolved,
                0,
                0,
                missing,
                reason,
                List.of(),
                0,
                missing);
    }

    private static long missing(Instant last, Period newest) {
        Duration gap = Duration.between(last, newest.start());
        return switch (newest.length()) {
            case P1D -> gap.toDays();
            case P1M -> gap.toDays() / 30;
            default -> gap.getSeconds() / newest.length().seconds();
        };
    }
}
