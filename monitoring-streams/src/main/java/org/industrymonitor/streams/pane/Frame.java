package org.industrymonitor.streams.pane;

import java.util.Arrays;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;

/**
 * The windows of one owner over the periods of one length that end at one point: per series and window a sum, a count and,
 * where figures weigh differently, a weight, side by side, because each reading finds those of another owner and memory is
 * what it waits for.
 */
final class Frame {

    static final int WINDOWS = Window.values().length;

    private static final Window[] ALL = Window.values();

    /** Amounts of a cell: those of a {@link PaneDelta} up to the reported weight. */
    private final int amounts;

    /** Whether figures are so small that no sum can overflow. */
    private final boolean bounded;

    /** Of each window, number of its first period, and of all, number of the period after the last. */
    private final long[] from = new long[WINDOWS];

    private long end;
    private long[] cells;

    Frame(boolean weighed, boolean bounded, long end, int rows) {
        this.bounded = bounded;
        this.amounts = weighed ? 3 : 2;
        this.end = end;
        this.cells = new long[rows * WINDOWS * amounts];
        Arrays.fill(from, end);
    }

    long end() {
        return end;
    }

    long from(int window) {
        return from[window];
    }

    long sum(int row, int window) {
        return cells[(row * WINDOWS + window) * amounts];
    }

    long reported(int row, int window) {
        return cells[(row * WINDOWS + window) * amounts + PaneDelta.REPORTED];
    }

    /** The weight of the reported figures; only where figures weigh differently. */
    long weight(int row, int window) {
        return cells[(row * WINDOWS + window) * amounts + PaneDelta.WEIGHT];
    }

    void insertRow(int at, int rows) {
        int width = WINDOWS * amounts;
        long[] wider = new long[rows * width];
        System.arraycopy(cells, 0, wider, 0, at * width);
        System.arraycopy(cells, at * width, wider, (at + 1) * width, (rows - 1 - at) * width);
        cells = wider;
    }

    /**
     * Adds what changes in a pane to every window that the pane is in.
     *
     * @throws ArithmeticException before anything is changed, when a sum does not fit a long
     */
    void apply(long index, PaneDelta delta, int[] rows) {
        if (index >= end) {
            return;
        }
        for (int i = 0; i < delta.size() && !bounded; i++) {
            check(index, delta, i, rows[i]);
        }
        for (int window = 0; window < WINDOWS; window++) {
            if (index >= from[window]) {
                add(window, delta, rows, 1);
            }
        }
    }

    private void check(long index, PaneDelta delta, int i, int row) {
        for (int window = 0; window < WINDOWS; window++) {
            if (index >= from[window]) {
                int at = (row * WINDOWS + window) * amounts;
                for (int which = 0; which < amounts; which++) {
                    Math.addExact(cells[at + which], delta.amount(i, which));
                }
            }
        }
    }

    private void add(int window, PaneDelta delta, int[] rows, int sign) {
        for (int i = 0; i < delta.size(); i++) {
            int at = (rows[i] * WINDOWS + window) * amounts;
            for (int which = 0; which < amounts; which++) {
                cells[at + which] = Math.addExact(cells[at + which], sign * delta.amount(i, which));
            }
        }
    }

    /** What {@link #move} needs to know of the panes that fall out of windows, or come into them. */
    interface Panes {
        /** The totals of the panes [from, to), taken together, as they were counted; and the rows of their series. */
        PaneDelta read(PeriodLength length, long from, long to);

        int[] rows(PaneDelta delta);
    }

    /**
     * Lets the windows end at another period.
     *
     * @param day in which the calendar's windows end
     * @param first number of the first period that may have a figure
     * @param last number of the last one
     */
    void move(PeriodLength length, CalendarDay day, boolean earlier, long newEnd, long first, long last, Panes panes) {
        for (int window = 0; window < WINDOWS; window++) {
            long newFrom = from(ALL[window], length, day, earlier, newEnd);
            if (last < end && (newFrom <= first || newFrom == from[window])) {
                from[window] = newFrom;
                continue; // nothing leaves, nothing enters
            }
            long leaveFrom = Math.max(first, from[window]);
            long leaveTo = Math.min(Math.min(end, newFrom), last + 1);
            if (leaveFrom < leaveTo) {
                if (newFrom >= end) {
                    clear(window);
                } else {
                    add(window, panes.read(length, leaveFrom, leaveTo), -1, panes);
                }
            }
            long enterFrom = Math.max(first, Math.max(end, newFrom));
            long enterTo = Math.min(newEnd, last + 1);
            if (enterFrom < enterTo) {
                add(window, panes.read(length, enterFrom, enterTo), 1, panes);
            }
            from[window] = newFrom;
        }
        end = newEnd;
    }

    /** Number of the first period of a window. */
    static long from(Window window, PeriodLength length, CalendarDay day, boolean earlier, long end) {
        return Math.min(end, window.isRolling() ? end - window.panes(length) : day.first(length, window, earlier));
    }

    private void add(int window, PaneDelta totals, int sign, Panes panes) {
        add(window, totals, panes.rows(totals), sign);
    }

    private void clear(int window) {
        for (int at = window * amounts; at < cells.length; at += WINDOWS * amounts) {
            Arrays.fill(cells, at, at + amounts, 0);
        }
    }

    void write(ByteWriter out) {
        out.signed(end);
        for (long first : from) {
            out.signed(first - end);
        }
        for (long cell : cells) {
            out.signed(cell);
        }
    }

    static Frame read(ByteReader in, boolean weighed, boolean bounded, int rows) {
        Frame frame = new Frame(weighed, bounded, in.signed(), rows);
        for (int window = 0; window < WINDOWS; window++) {
            frame.from[window] = frame.end + in.signed();
        }
        for (int i = 0; i < frame.cells.length; i++) {
            frame.cells[i] = in.signed();
        }
        return frame;
    }
}
