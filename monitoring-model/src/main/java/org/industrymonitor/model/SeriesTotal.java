package org.industrymonitor.model;

/**
 * The sum of a series over a pane or a window, with how much of it was reported.
 *
 * @param series a measure's series, or an item code
 * @param sum fixed point: yuan, kgce, or the item's unit
 * @param reported figures in the sum that the registry expects: one for each enterprise, item and period
 * @param expected figures that the registry expects
 */
public record SeriesTotal(String series, long sum, long reported, long expected) {

    public SeriesTotal {
        Check.id("series", series);
        Check.atLeast("reported", 0, reported);
        Check.atLeast("expected", 0, expected);
    }

    /** Whether all that is expected was reported. */
    public boolean isComplete() {
        return reported >= expected;
    }
}
