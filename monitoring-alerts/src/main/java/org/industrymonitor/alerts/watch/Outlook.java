package org.industrymonitor.alerts.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known beforehand of a period at a node.
 *
 * @param zone in which its hours and days are counted
 * @param workday whether people work on that day; of a month always
 * @param work of a month, how many more days people work in it than in one as long on average: a logarithm; else 0
 * @param planned the calendar entry by which a fall is planned, in words; empty when none is in force
 * @param rest the public holiday, in words; empty when there is none
 * @param festival nearness of the Spring Festival: 0 far, to 1 next to it
 * @param holiday nearness of any other holiday, or of a plan that has just ended, likewise
 * @param own the plan that names the node itself: the one in force, or else the one that ended last
 */
public record Outlook(
        ZoneId zone,
        boolean workday,
        double work,
        Optional<String> planned,
        Optional<String> rest,
        double festival,
        double holiday,
        Optional<Plan> own) {

    public Outlook {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(own, "own");
    }

    /** Of a part of a day, or a day, far from any holiday. */
    public Outlook(ZoneId zone, boolean workday, Optional<String> planned) {
        this(zone, workday, 0, planned, Optional.empty(), 0, 0, Optional.empty());
    }

    /** The plan that names the node itself and is in force at the moment. */
    public Optional<Plan> inForce(Instant at) {
        return own.filter(plan -> plan.isInForce(at));
    }
}
