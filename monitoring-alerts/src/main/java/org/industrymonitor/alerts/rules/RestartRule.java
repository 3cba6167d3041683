package org.industrymonitor.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Period;

/**
 * When it is news that a node is not back after a plan that names it.
 *
 * @param grace how late it may be
 * @param kinds plans after which it is to come back; one in reserve comes back when it is called
 */
public record RestartRule(Patience grace, Set<CalendarKind> kinds) {

    /** A day, three days, a month late, after all but a shutdown into reserve. */
    public static final RestartRule DEFAULT = new RestartRule(
            new Patience(Duration.ofHours(24), 3, 1),
            EnumSet.of(
                    CalendarKind.CURB,
                    CalendarKind.PLANNED_OUTAGE,
                    CalendarKind.DECLARED_OUTAGE,
                    CalendarKind.DECLARED_DERATING));

    public RestartRule {
        Objects.requireNonNull(grace, "grace");
        kinds = Set.copyOf(kinds);
    }

    /** Whether what is still low in the period is late, after a plan of that kind that ended then. */
    public boolean isOverdue(CalendarKind kind, Instant end, Period period) {
        return kinds.contains(kind) && !period.start().isBefore(end.plus(grace.time(period.length())));
    }
}
