package org.industrymonitor.platform.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.SeriesTotal;

/** What can be said of whether figures are still awaited, without knowing when the record was written. */
final class Completeness {
    /** More than a group may be set to wait for figures. */
    private static final Duration LONG = Duration.ofDays(32);

    private static final String COMPLETE = "complete";
    private static final String PROVISIONAL = "provisional";

    private final Instant now;
    private final Differences differences;

    /** @param now when the last record was written, or later */
    Completeness(Instant now, Differences differences) {
        this.now = now;
        this.differences = differences;
    }

    /** @param end of the pane or the account */
    void compare(NodeId node, String where, Instant end, List<SeriesTotal> expected, boolean said) {
        boolean allCame = expected.stream().allMatch(SeriesTotal::isComplete);
        boolean isGroup = node.kind() != NodeKind.ENTERPRISE;
        boolean waitIsOver = isGroup && end.isBefore(now.minus(LONG));
        boolean waitMayBeOver = isGroup && !end.isAfter(now);
        if (!said && (allCame || waitIsOver)) {
            differences.add(node, where, "", COMPLETE, PROVISIONAL);
        } else if (said && !allCame && !waitMayBeOver) {
            differences.add(node, where, "", PROVISIONAL, COMPLETE);
        }
    }
}
