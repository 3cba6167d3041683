package org.industrymonitor.streams.pane;

import java.time.Instant;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.PeriodLength;

/** Writes keys of aggregates. The period of one is mostly that of the one before: its text is kept. */
public final class PaneKeyWriter {

    private PeriodLength lastLength;
    private Instant lastStart;
    private String lastSuffix;

    /** The key of the pane of a node, as {@link Aggregate#key(String, PeriodLength, Instant)} gives it. */
    public String key(String node, PeriodLength length, Instant start) {
        if (length != lastLength || !start.equals(lastStart)) {
            lastSuffix = Aggregate.key("", length, start);
            lastLength = length;
            lastStart = start;
        }
        return node.concat(lastSuffix);
    }
}
