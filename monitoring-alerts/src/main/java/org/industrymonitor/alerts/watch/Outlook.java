package org.industrymonitor.alerts.watch;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known beforehand of a period at a node.
 *
 * @param zone in which its hours and days are counted
 * @param workday whether people work on that day
 * @param planned the calendar entry by which a fall is planned, in words; empty when none is in force
 */
public record Outlook(ZoneId zone, boolean workday, Optional<String> planned) {

    public Outlook {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(planned, "planned");
    }
}
