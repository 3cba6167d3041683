package org.industrymonitor.alerts.rules;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.industrymonitor.alerts.decide.Patience;
import org.industrymonitor.model.CalendarKind;

/**
 * When a node does not do what is planned for it by name.
 *
 * @param tolerance how far above the level that an order allows it may be, as a share of that level
 * @param overrun how long it may be above
 * @param leastFall what must be missing at least for a plan to be used, as a share of what is ordinary
 * @param unused how long nothing may be missing
 * @param falls plans that say it will stop, or fall
 */
public record PlanRule(double tolerance, Patience overrun, double leastFall, Patience unused, Set<CalendarKind> falls) {

    /** A tenth above for three hours, a day, a month; not a tenth missing for twelve hours, two days, a month. */
    public static final PlanRule DEFAULT = new PlanRule(
            0.1,
            new Patience(Duration.ofHours(3), 1, 1),
            0.1,
            new Patience(Duration.ofHours(12), 2, 1),
            EnumSet.of(CalendarKind.CURB, CalendarKind.PLANNED_OUTAGE, CalendarKind.DECLARED_OUTAGE));

    public PlanRule {
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new IllegalArgumentException("tolerance must be in [0, 1], is " + tolerance);
        }
        if (!(leastFall > 0 && leastFall < 1)) {
            throw new IllegalArgumentException("leastFall must be in (0, 1), is " + leastFall);
        }
        Objects.requireNonNull(overrun, "overrun");
        Objects.requireNonNull(unused, "unused");
        falls = Set.copyOf(falls);
    }
}
