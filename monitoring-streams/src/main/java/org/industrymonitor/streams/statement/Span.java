package org.industrymonitor.streams.statement;

import java.util.List;
import org.industrymonitor.model.GroupShare;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.SeriesName;

/**
 * Where and how an enterprise's figures count in [from, to), numbers of periods. Enterprises with the same facts share it.
 *
 * @param weight of each figure, fixed point
 * @param place where all of each figure counts
 * @param shares groups for which a share of it counts
 * @param rules of the expected items
 * @param series that are expected, each with how many figures of every period
 */
record Span(
        PeriodLength length,
        long from,
        long to,
        long weight,
        Place place,
        List<Share> shares,
        ItemRule[] rules,
        Due[] series) {

    /** A group and its share. */
    record Share(GroupShare group, Place place) {}

    /** How many figures of a series are expected of every period. */
    record Due(SeriesName series, long count) {}

    /** Before any period. */
    static final long BEGINNING = Long.MIN_VALUE / 4;

    /** After any period. */
    static final long END = Long.MAX_VALUE / 4;

    boolean holds(PeriodLength ofLength, long index) {
        return length == ofLength && index >= from && index < to;
    }

    /** The rule of an expected item; null when it is not expected. An enterprise has few: a scan beats a hash. */
    ItemRule rule(SeriesName item) {
        for (ItemRule rule : rules) {
            if (rule.series() == item) {
                return rule;
            }
        }
        return null;
    }

    /** How many figures of a series are expected of every period. */
    long due(SeriesName name) {
        for (Due due : series) {
            if (due.series() == name) {
                return due.count();
            }
        }
        return 0;
    }

    /** There is one for the same facts. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
