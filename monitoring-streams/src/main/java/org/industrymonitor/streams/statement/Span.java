package org.industrymonitor.streams.statement;

import java.util.Map;
import java.util.Set;
import org.industrymonitor.model.PeriodLength;

/**
 * Where and how an enterprise's figures count in [from, to), numbers of periods.
 *
 * @param place the nodes they count for, see {@link Places}
 * @param expectedItems items that the registry expects
 * @param expected how many figures each series is expected to get of every period
 */
record Span(
        PeriodLength length, long from, long to, String place, Set<String> expectedItems, Map<String, Long> expected) {

    /** Before any period. */
    static final long BEGINNING = Long.MIN_VALUE / 4;

    /** After any period. */
    static final long END = Long.MAX_VALUE / 4;

    boolean holds(PeriodLength ofLength, long index) {
        return length == ofLength && index >= from && index < to;
    }
}
