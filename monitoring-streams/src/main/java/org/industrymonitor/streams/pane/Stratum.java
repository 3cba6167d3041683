package org.industrymonitor.streams.pane;

import java.util.Arrays;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;

/**
 * The windows of one node over the periods of one length: a sum and a count per series and window, side by side, because
 * each reading finds those of another enterprise and memory is what it waits for.
 */
final class Stratum {

    private static final Window[] WINDOWS = Window.values();
    private static final int CELLS = WINDOWS.length * 2;

    /** Number of the period after the last in the windows. */
    private long end;

    /** Number of the first period stated: before it there is nothing to read back. */
    private long first = Long.MAX_VALUE;

    /** In natural order. */
    private String[] names = new String[4];

    private Steps[] expected = new Steps[4];

    /** Per series: sum and count of each window. */
    private long[] cells = new long[4 * CELLS];

    private int size;

    Stratum(long end) {
        this.end = end;
    }

    /** Adds what changes in a pane to every window that the pane is in. */
    void apply(PeriodLength length, long index, PaneDelta delta) {
        if (delta.isStated()) {
            first = Math.min(first, index);
        }
        delta.forEach((name, sum, reported, step) -> {
            int series = place(name);
            if (step != 0) {
                expected[series].add(index, step);
            }
            if (index < end) {
                for (Window window : WINDOWS) {
                    if (index >= end - window.panes(length)) {
                        add(series, window, sum, reported);
                    }
                }
            }
        });
    }

    /** Lets the windows end at a later period, and reads back the panes that fall out of them. */
    void advance(PeriodLength length, long newEnd, PaneReader panes) {
        for (Window window : WINDOWS) {
            int panesInWindow = window.panes(length);
            long leaveFrom = Math.max(first, end - panesInWindow);
            long leaveTo = Math.min(end, newEnd - panesInWindow);
            if (leaveFrom >= leaveTo) {
                continue;
            }
            if (leaveTo == end) {
                clear(window);
            } else {
                panes.read(length, leaveFrom, leaveTo, (name, sum, reported) -> {
                    if (sum != 0 || reported != 0) {
                        add(place(name), window, Math.negateExact(sum), -reported);
                    }
                });
            }
        }
        end = newEnd;
    }

    /** Visits every total of a window. */
    void visit(PeriodLength length, Window window, Rollup.TotalVisitor visitor) {
        int panes = window.panes(length);
        if (panes > 0) {
            for (int series = 0; series < size; series++) {
                int cell = cell(series, window);
                visitor.visit(names[series], cells[cell], cells[cell + 1], expected[series].over(end - panes, end));
            }
        }
    }

    /** Visits every series with what is expected of one period. */
    void visitExpected(long index, Rollup.ExpectationVisitor visitor) {
        for (int series = 0; series < size; series++) {
            visitor.visit(names[series], expected[series].at(index));
        }
    }

    private void add(int series, Window window, long sum, long reported) {
        int cell = cell(series, window);
        cells[cell] = Math.addExact(cells[cell], sum);
        cells[cell + 1] = Math.addExact(cells[cell + 1], reported);
    }

    private void clear(Window window) {
        for (int series = 0; series < size; series++) {
            int cell = cell(series, window);
            cells[cell] = 0;
            cells[cell + 1] = 0;
        }
    }

    private static int cell(int series, Window window) {
        return series * CELLS + window.ordinal() * 2;
    }

    private int place(String name) {
        for (int series = 0; series < size; series++) {
            if (names[series].equals(name)) {
                return series;
            }
        }
        return insert(name, new Steps());
    }

    private int insert(String name, Steps steps) {
        int at = -Arrays.binarySearch(names, 0, size, name) - 1;
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            expected = Arrays.copyOf(expected, size * 2);
            cells = Arrays.copyOf(cells, size * 2 * CELLS);
        }
        System.arraycopy(names, at, names, at + 1, size - at);
        System.arraycopy(expected, at, expected, at + 1, size - at);
        System.arraycopy(cells, at * CELLS, cells, (at + 1) * CELLS, (size - at) * CELLS);
        Arrays.fill(cells, at * CELLS, (at + 1) * CELLS, 0);
        names[at] = name;
        expected[at] = steps;
        size++;
        return at;
    }

    void write(ByteWriter out) {
        out.signed(end).signed(first).unsigned(size);
        for (int series = 0; series < size; series++) {
            out.text(names[series]);
            for (int i = 0; i < CELLS; i++) {
                out.signed(cells[series * CELLS + i]);
            }
            expected[series].write(out);
        }
    }

    static Stratum read(ByteReader in) {
        Stratum stratum = new Stratum(in.signed());
        stratum.first = in.signed();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            String name = in.text();
            long[] read = new long[CELLS];
            for (int c = 0; c < CELLS; c++) {
                read[c] = in.signed();
            }
            int at = stratum.insert(name, Steps.read(in));
            System.arraycopy(read, 0, stratum.cells, at * CELLS, CELLS);
        }
        return stratum;
    }
}
