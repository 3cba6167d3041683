package org.industrymonitor.streams.statement;

import java.util.List;
import java.util.Map;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.PeriodLength;

/**
 * Where and how an enterprise's figures count in [from, to), numbers of periods.
 *
 * @param place the nodes they count for, see {@link Places}
 * @param expectedCodes items that the registry expects
 * @param expectedItems those of them that the catalogue knows
 * @param expected how many figures each series is expected to get of every period
 */
record Span(
        PeriodLength length,
        long from,
        long to,
        String place,
        List<String> expectedCodes,
        List<Item> expectedItems,
        Map<String, Long> expected) {

    /** Before any period. */
    static final long BEGINNING = Long.MIN_VALUE / 4;

    /** After any period. */
    static final long END = Long.MAX_VALUE / 4;

    boolean holds(PeriodLength ofLength, long index) {
        return length == ofLength && index >= from && index < to;
    }

    boolean isExpected(String code) {
        return expectedCodes.contains(code);
    }

    /** The item of that code, if it is expected and known; else null. An enterprise has few: a scan beats a hash. */
    Item expectedItem(String code) {
        for (int i = 0; i < expectedItems.size(); i++) {
            if (expectedItems.get(i).code().equals(code)) {
                return expectedItems.get(i);
            }
        }
        return null;
    }
}
