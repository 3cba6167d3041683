package org.industrymonitor.streams.pane;

import java.util.Arrays;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;

/** How many figures are expected of each period: a count that changes at a few periods and stays in between. */
final class Steps {

    /** Periods at which the count changes, ascending, and the count from each on. */
    private long[] starts = new long[1];

    private long[] counts = new long[1];
    private int size;

    /** From the period of that number on, so many more. */
    void add(long index, long change) {
        int at = Arrays.binarySearch(starts, 0, size, index);
        if (at < 0) {
            at = -at - 1;
            insert(at, index, at == 0 ? 0 : counts[at - 1]);
        }
        for (int i = at; i < size; i++) {
            counts[i] = Math.addExact(counts[i], change);
        }
        if (counts[at] == (at == 0 ? 0 : counts[at - 1])) {
            remove(at);
        }
    }

    /** How many are expected of one period. */
    long at(long index) {
        for (int i = size - 1; i >= 0; i--) {
            if (index >= starts[i]) {
                return counts[i];
            }
        }
        return 0;
    }

    /** How many are expected of the periods in [from, to), together. */
    long over(long from, long to) {
        long total = 0;
        long end = to;
        for (int i = size - 1; i >= 0 && end > from; i--) {
            if (starts[i] < end) {
                long start = Math.max(starts[i], from);
                total = Math.addExact(total, Math.multiplyExact(counts[i], end - start));
                end = start;
            }
        }
        return total;
    }

    private void insert(int at, long index, long count) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        starts[at] = index;
        counts[at] = count;
        size++;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(starts, at + 1, starts, at, size - at);
        System.arraycopy(counts, at + 1, counts, at, size - at);
    }

    void write(ByteWriter out) {
        out.unsigned(size);
        for (int i = 0; i < size; i++) {
            out.signed(starts[i]).signed(counts[i]);
        }
    }

    static Steps read(ByteReader in) {
        Steps steps = new Steps();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            steps.insert(i, in.signed(), in.signed());
        }
        return steps;
    }
}
