package org.industrymonitor.streams.statement;

import java.util.List;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.SeriesName;

/**
 * Where and how an enterprise's figures count in [from, to), numbers of periods.
 *
 * @param weight of each figure, fixed point
 * @param cell where all of each figure counts: the cell and all its ancestors
 * @param shares the groups, and what of each figure counts for them
 * @param items the rules of the expected items, and what is expected of every period
 */
record Span(PeriodLength length, long from, long to, long weight, Place cell, List<Share> shares, ItemSet items) {

    /**
     * A group.
     *
     * @param share null when all of a figure counts for it
     */
    record Share(String group, GroupShare share, Place place) {}

    /** How many figures of a series are expected of every period. */
    record Due(SeriesName series, long count) {}

    /** Expected items: enterprises that report the same share it. */
    record ItemSet(ItemRule[] rules, Due[] due) {}

    /** Before any period. */
    static final long BEGINNING = Long.MIN_VALUE / 4;

    /** After any period. */
    static final long END = Long.MAX_VALUE / 4;

    boolean holds(PeriodLength ofLength, long index) {
        return length == ofLength && index >= from && index < to;
    }

    /** The rule of an expected item; null when it is not expected. An enterprise has few: a scan beats a hash. */
    ItemRule rule(SeriesName item) {
        for (ItemRule rule : items.rules()) {
            if (rule.series() == item) {
                return rule;
            }
        }
        return null;
    }

    /** The series that are expected. */
    Due[] due() {
        return items.due();
    }

    /** How many figures of a series are expected of every period. */
    long due(SeriesName name) {
        for (Due due : items.due()) {
            if (due.series() == name) {
                return due.count();
            }
        }
        return 0;
    }
}
