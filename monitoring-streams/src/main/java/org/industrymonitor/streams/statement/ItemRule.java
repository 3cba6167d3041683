package org.industrymonitor.streams.statement;

import org.industrymonitor.model.Item;
import org.industrymonitor.streams.pane.SeriesName;

/**
 * How a figure of an item counts.
 *
 * @param series of the item itself
 * @param item null when the catalogue does not know it
 * @param measure the series of its measure; null likewise
 * @param expected whether the registry expects it
 */
record ItemRule(SeriesName series, Item item, SeriesName measure, boolean expected) {}
