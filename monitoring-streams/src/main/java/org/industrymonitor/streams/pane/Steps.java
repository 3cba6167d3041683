package org.industrymonitor.streams.pane;

import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;

/** How many figures are expected of each period: a count that changes at a few periods and stays in between. */
final class Steps {

    private final TreeMap<Long, Long> changes = new TreeMap<>();

    /** From the period of that number on, so many more. */
    void add(long index, long change) {
        long sum = changes.merge(index, change, Math::addExact);
        if (sum == 0) {
            changes.remove(index);
        }
    }

    /** How many are expected of one period. */
    long at(long index) {
        long count = 0;
        for (long change : changes.headMap(index, true).values()) {
            count += change;
        }
        return count;
    }

    /** How many are expected of the periods in [from, to), together. */
    long over(long from, long to) {
        long count = at(from);
        long total = 0;
        long start = from;
        for (Map.Entry<Long, Long> change :
                changes.subMap(from, false, to, false).entrySet()) {
            total = Math.addExact(total, Math.multiplyExact(count, change.getKey() - start));
            count += change.getValue();
            start = change.getKey();
        }
        return Math.addExact(total, Math.multiplyExact(count, to - start));
    }

    void write(ByteWriter out) {
        out.unsigned(changes.size());
        changes.forEach((index, change) -> out.signed(index).signed(change));
    }

    static Steps read(ByteReader in) {
        Steps steps = new Steps();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            steps.add(in.signed(), in.signed());
        }
        return steps;
    }
}
