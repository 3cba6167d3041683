package org.industrymonitor.streams.statement;

import org.industrymonitor.model.Item;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.SeriesName;

/**
 * How a figure of an item counts.
 *
 * @param series of the item itself
 * @param item null when the catalogue does not know it
 * @param measure the series of its measure; null likewise
 * @param expected whether the registry expects it
 */
record ItemRule(SeriesName series, Item item, SeriesName measure, boolean expected) {

    /**
     * What a figure counts for in its measure, fixed point; 0 when the catalogue does not know the item.
     *
     * @throws ArithmeticException when it does not fit a long
     */
    long counted(PeriodGrid grid, PeriodLength length, long index, long value) {
        if (item == null) {
            return 0;
        }
        return item.coefficients().size() == 1
                ? item.counted(value, 0)
                : item.counted(value, grid.epochDay(length, index));
    }
}
