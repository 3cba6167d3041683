package org.industrymonitor.platform.simulate;

import java.time.Instant;
import org.industrymonitor.model.PeriodLength;

/**
 * A province in which enterprises stop, to see how their alerts reach people.
 *
 * @param enterprises there are, each with a reading an hour of its own time
 * @param perSecond readings due in a second, of the history and of ordinary stops
 * @param history hours before the first stop
 * @param hours after it
 * @param stops enterprises that stop
 * @param storm whether they all stop in one hour, which takes a minute; else they do so spread over all hours
 */
public record NotifyPlan(int enterprises, double perSecond, int history, int hours, int stops, boolean storm) {
    private static final Instant START = Instant.parse("2025-03-03T00:00:00Z");
    private static final int GROUPS = 0;
    private static final double MINUTE = 60;
    /** Hours in the end in which nobody stops, so that what is decided late is seen. */
    private static final int LAST = 3;

    /** @throws IllegalArgumentException naming what is out of its bounds */
    public NotifyPlan {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("rate must be above 0, is " + perSecond);
        }
        int least = storm ? 1 : LAST + 1;
        if (history < 1 || hours < least) {
            throw new IllegalArgumentException(
                    "history must be at least 1 and hours at least " + least + ", are " + history + " and " + hours);
        }
        if (stops < 1 || stops > enterprises) {
            throw new IllegalArgumentException("stops must be in 1.." + enterprises + ", is " + stops);
        }
    }

    Plan plan() {
        return new Plan(enterprises, PeriodLength.PT1H, GROUPS, 1, START);
    }

    Stops allStops() {
        int each = storm ? stops : (stops + hours - LAST - 1) / (hours - LAST);
        return new Stops(enterprises, stops, history, each);
    }

    /** Readings due in a second once enterprises stop. */
    double perSecondThen() {
        return storm ? enterprises / MINUTE : perSecond;
    }

    long firstTurn() {
        return (long) history * enterprises;
    }

    long lastTurn() {
        return (long) (history + hours) * enterprises;
    }
}
