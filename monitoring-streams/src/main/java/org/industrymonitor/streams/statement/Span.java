package org.industrymonitor.streams.statement;

import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.SeriesName;

/**
 * Where and how an enterprise's figures count in [from, to), numbers of periods.
 *
 * @param weight of each figure, fixed point
 * @param shares the cell with all its ancestors, then the groups, and what of each figure counts for them
 * @param items the rules of the expected items, and what is expected of every period
 */
record Span(PeriodLength length, long from, long to, long weight, Share[] shares, ItemSet items) {

    /**
     * Where figures count, and what of them.
     *
     * @param group empty for the cell
     * @param part null when all of a figure counts
     * @param place of figures; of a group one for all its members, so that they add up before anyone is told
     */
    record Share(String group, GroupShare part, Place place) {

        boolean isOfCell() {
            return group.isEmpty();
        }

        long of(long figure) {
            return part == null ? figure : part.of(figure);
        }

        boolean isWhole() {
            return part == null;
        }
    }

    /** How many figures of a series are expected of every period. */
    record Due(SeriesName series, long count) {}

    /** Expected items: enterprises that report the same share it. */
    record ItemSet(ItemRule[] rules, SeriesName[] names, Due[] due) {}

    /** Before any period. */
    static final long BEGINNING = Long.MIN_VALUE / 4;

    /** After any period. */
    static final long END = Long.MAX_VALUE / 4;

    /** All of a figure, for the cell. */
    Share cell() {
        return shares[0];
    }

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
