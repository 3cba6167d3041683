package org.industrymonitor.streams.account;

import java.util.Arrays;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;

/** Of each of some series, in natural order, as many amounts. There are millions of these: they are two arrays each. */
final class Amounts {

    private static final SeriesName[] NONE = {};

    private final int width;
    private SeriesName[] names = NONE;

    /** Series after series. */
    private long[] amounts = {};

    /** @param width how many amounts a series has */
    Amounts(int width) {
        this.width = width;
    }

    int size() {
        return names.length;
    }

    SeriesName name(int row) {
        return names[row];
    }

    long amount(int row, int which) {
        return amounts[row * width + which];
    }

    /** An amount of a series; 0 when the series is not here. */
    long amount(SeriesName name, int which) {
        int row = find(name);
        return row < 0 ? 0 : amount(row, which);
    }

    /** The row of a series; negative when it is not here. */
    private int find(SeriesName name) {
        for (int row = 0; row < names.length; row++) {
            if (names[row] == name) {
                return row;
            }
        }
        return -1;
    }

    /** The row of a series, which gets one if it has none. */
    int row(SeriesName name) {
        int known = find(name);
        return known >= 0 ? known : insert(-Arrays.binarySearch(names, name) - 1, name);
    }

    private int insert(int row, SeriesName name) {
        SeriesName[] more = new SeriesName[names.length + 1];
        System.arraycopy(names, 0, more, 0, row);
        System.arraycopy(names, row, more, row + 1, names.length - row);
        more[row] = name;
        long[] wider = new long[more.length * width];
        System.arraycopy(amounts, 0, wider, 0, row * width);
        System.arraycopy(amounts, row * width, wider, (row + 1) * width, amounts.length - row * width);
        names = more;
        amounts = wider;
        return row;
    }

    /** @throws ArithmeticException when it does not fit a long */
    void add(int row, int which, long amount) {
        int at = row * width + which;
        amounts[at] = Math.addExact(amounts[at], amount);
    }

    /**
     * Adds all of others.
     *
     * @throws ArithmeticException when an amount does not fit a long
     */
    void add(Amounts others) {
        for (int other = 0; other < others.size(); other++) {
            int row = row(others.name(other));
            for (int which = 0; which < width; which++) {
                add(row, which, others.amount(other, which));
            }
        }
    }

    void write(ByteWriter out) {
        out.unsigned(names.length);
        for (int row = 0; row < names.length; row++) {
            out.block(names[row].utf8());
            for (int which = 0; which < width; which++) {
                out.signed(amount(row, which));
            }
        }
    }

    static Amounts read(ByteReader in, SeriesNames known, int width) {
        Amounts read = new Amounts(width);
        int count = in.count();
        read.names = new SeriesName[count];
        read.amounts = new long[count * width];
        for (int row = 0; row < count; row++) {
            read.names[row] = known.read(in);
            for (int which = 0; which < width; which++) {
                read.amounts[row * width + which] = in.signed();
            }
        }
        return read;
    }
}
