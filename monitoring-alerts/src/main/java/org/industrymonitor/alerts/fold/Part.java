package org.industrymonitor.alerts.fold;

import java.time.Instant;
import java.util.Objects;

/**
 * The latest known fall of a part of a group.
 *
 * @param node text of the part's node
 * @param period label of the period
 * @param fall expected less observed, fixed point
 * @param planned whether the calendar names it
 */
record Part(String node, Instant period, long fall, boolean planned) {

    Part {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(period, "period");
    }
}
