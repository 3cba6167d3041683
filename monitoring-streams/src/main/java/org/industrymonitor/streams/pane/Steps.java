package org.industrymonitor.streams.pane;

import java.util.Arrays;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/** How much is expected of each period: an amount that changes at a few periods and stays in between. */
public final class Steps {

    /** Periods at which the amount changes, ascending, and the amount from each on. */
    private long[] starts = new long[1];

    private long[] amounts = new long[1];
    private int size;

    /**
     * From the period of that number on, so much more.
     *
     * @throws ArithmeticException when an amount does not fit a long
     */
    public void add(long index, long change) {
        if (change == 0) {
            return;
        }
        int at = Arrays.binarySearch(starts, 0, size, index);
        if (at < 0) {
            at = -at - 1;
            insert(at, index, at == 0 ? 0 : amounts[at - 1]);
        }
        for (int i = at; i < size; i++) {
            amounts[i] = Math.addExact(amounts[i], change);
        }
        if (amounts[at] == (at == 0 ? 0 : amounts[at - 1])) {
            remove(at);
        }
    }

    /** How much is expected of the periods in [from, to), together. */
    public long over(long from, long to) {
        long total = 0;
        long end = to;
        for (int i = size - 1; i >= 0 && end > from; i--) {
            if (starts[i] < end) {
                long start = Math.max(starts[i], from);
                total = Math.addExact(total, Math.multiplyExact(amounts[i], end - start));
                end = start;
            }
        }
        return total;
    }

    private void insert(int at, long index, long amount) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
        }
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(amounts, at, amounts, at + 1, size - at);
        starts[at] = index;
        amounts[at] = amount;
        size++;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(starts, at + 1, starts, at, size - at);
        System.arraycopy(amounts, at + 1, amounts, at, size - at);
    }

    /** Appends these steps. */
    public void write(ByteWriter out) {
        out.unsigned(size);
        for (int i = 0; i < size; i++) {
            out.signed(starts[i]).signed(amounts[i]);
        }
    }

    /** The steps that were appended. */
    public static Steps read(ByteReader in) {
        Steps steps = new Steps();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            steps.insert(i, in.signed(), in.signed());
        }
        return steps;
    }
}
