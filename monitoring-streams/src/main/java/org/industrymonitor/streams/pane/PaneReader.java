package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;

/** Reads panes back as they were counted. */
public interface PaneReader {

    /** Adds the totals of the panes [from, to) to the delta: sums, counts and weights. */
    void read(PeriodLength length, long from, long to, PaneDelta into);
}
