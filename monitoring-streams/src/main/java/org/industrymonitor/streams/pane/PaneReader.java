package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;

/** Reads the panes of one node. */
@FunctionalInterface
public interface PaneReader {

    /** Calls the visitor with each series of each pane there is in [from, to). */
    void read(PeriodLength length, long from, long to, Visitor visitor);

    /** Called with a series of a pane. */
    @FunctionalInterface
    interface Visitor {
        void visit(String series, long sum, long reported);
    }
}
