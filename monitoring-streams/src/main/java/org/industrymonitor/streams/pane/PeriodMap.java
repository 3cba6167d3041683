package org.industrymonitor.streams.pane;

import java.util.Arrays;
import java.util.function.Supplier;
import org.industrymonitor.model.PeriodLength;

/**
 * What belongs to periods, of one or several kinds, in the order in which they were first asked for. It makes no object of a
 * period: it is asked several times with every reading.
 *
 * @param <V> what belongs to a period
 */
public final class PeriodMap<V> {

    private static final PeriodLength[] LENGTHS = PeriodLength.values();
    private static final int KINDS = 8;
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio

    private long[] indices = new long[8];
    private byte[] sorts = new byte[8];
    private Object[] values = new Object[8];
    private int size;

    /** By hash one more than the number of an entry; 0 where there is none. */
    private int[] table = new int[16];

    /** How many entries there are. */
    public int size() {
        return size;
    }

    public PeriodLength length(int entry) {
        return LENGTHS[sorts[entry] / KINDS];
    }

    public long index(int entry) {
        return indices[entry];
    }

    public int kind(int entry) {
        return sorts[entry] % KINDS;
    }

    @SuppressWarnings("unchecked") // only such are put
    public V value(int entry) {
        return (V) values[entry];
    }

    /** What belongs to a period; null when nothing does. */
    public V find(PeriodLength length, long index, int kind) {
        int entry = table[place(sort(length, kind), index)];
        return entry == 0 ? null : value(entry - 1);
    }

    /**
     * What belongs to a period, made when nothing does.
     *
     * @param kind from 0 to 7
     */
    public V of(PeriodLength length, long index, int kind, Supplier<V> made) {
        byte sort = sort(length, kind);
        int place = place(sort, index);
        if (table[place] != 0) {
            return value(table[place] - 1);
        }
        V value = made.get();
        if (size == indices.length) {
            grow();
            place = place(sort, index);
        }
        indices[size] = index;
        sorts[size] = sort;
        values[size] = value;
        table[place] = ++size;
        return value;
    }

    private static byte sort(PeriodLength length, int kind) {
        return (byte) (length.ordinal() * KINDS + kind);
    }

    /** Where in the table the period is, or would be. */
    private int place(byte sort, long index) {
        int mask = table.length - 1;
        int place = (int) ((index * KINDS + sort) * SPREAD >>> 40) & mask;
        while (table[place] != 0 && (indices[table[place] - 1] != index || sorts[table[place] - 1] != sort)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        indices = Arrays.copyOf(indices, size * 2);
        sorts = Arrays.copyOf(sorts, size * 2);
        values = Arrays.copyOf(values, size * 2);
        table = new int[size * 4];
        for (int entry = 0; entry < size; entry++) {
            table[place(sorts[entry], indices[entry])] = entry + 1;
        }
    }
}
