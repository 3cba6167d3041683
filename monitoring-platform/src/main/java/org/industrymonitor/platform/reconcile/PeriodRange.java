package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;

/** The periods of one length with the numbers {@code [from, to)}. */
record PeriodRange(PeriodLength length, long from, long to) {

    static List<PeriodRange> one(PeriodLength length, long index) {
        return List.of(new PeriodRange(length, index, index + 1));
    }

    /** The whole periods of each length that are in the window and end by then. */
    static List<PeriodRange> of(Window window, Instant end, PeriodGrid grid, Collection<PeriodLength> lengths) {
        List<PeriodRange> ranges = new ArrayList<>();
        for (PeriodLength length : lengths) {
            long to = grid.index(length, end);
            long from =
                    window.isRolling() ? to - window.panes(length) : grid.firstFrom(length, grid.start(window, end));
            ranges.add(new PeriodRange(length, from, to));
        }
        return ranges;
    }
}
