package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;

/** Reads panes back as they were counted. */
public interface PaneReader {

    /** Adds the totals of the panes [from, to) to the delta: sums, counts and weights. */
    void read(PeriodLength length, long from, long to, PaneDelta into);

    /** What is used and done with while a rollup takes in a change; whoever reads with every reading keeps one. */
    default Scratch scratch() {
        return new Scratch();
    }

    /** Room to work in. */
    final class Scratch {
        final PaneDelta totals = new PaneDelta();
        int[] rows = new int[16];
    }
}
