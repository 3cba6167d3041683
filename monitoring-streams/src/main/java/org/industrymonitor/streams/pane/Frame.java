package org.industrymonitor.streams.pane;

import java.util.Arrays;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/**
 * The windows of one owner over the periods of one length that end at one point.
 *
 * <p>Of each series it keeps the total of all panes before that point, and of each window the total of all panes before the
 * window: the difference is what is in the window. So a reading of the newest period adds to one total, however many windows
 * there are, and a window that moves on adds what it leaves behind. Totals may wrap around; their differences do not, as long
 * as what is in the window fits.
 */
final class Frame {

    static final int WINDOWS = Window.values().length;

    private static final Window[] ALL = Window.values();

    /** Where in the words each window's first period stands; the number of the period after the last stands first. */
    private static final int FROM = 1;

    /** Words before the totals. */
    private static final int HEAD = FROM + WINDOWS;

    /** Totals of a row: of all panes, and of those before each window. */
    private static final int TOTALS = 1 + WINDOWS;

    /** Amounts of a total: those of a {@link PaneDelta} up to the reported weight. */
    private final int amounts;

    /** Whether figures are so small that no sum can overflow. */
    private final boolean bounded;

    /** End, first periods, then row after row the total of all panes and those before each window: what one reading needs, together. */
    private long[] words;

    Frame(boolean weighed, boolean bounded, long end, int rows) {
        this.bounded = bounded;
        this.amounts = weighed ? 3 : 2;
        this.words = new long[HEAD + rows * TOTALS * amounts];
        Arrays.fill(words, 0, HEAD, end);
    }

    /** Number of the period after the last. */
    long end() {
        return words[0];
    }

    /** Number of the first period of a window. */
    long from(int window) {
        return words[FROM + window];
    }

    long sum(int row, int window) {
        return inWindow(row, window, PaneDelta.SUM);
    }

    long reported(int row, int window) {
        return inWindow(row, window, PaneDelta.REPORTED);
    }

    /** Adds what is in each window of a row. */
    void addTo(WindowSums sums, int row) {
        int all = HEAD + row * TOTALS * amounts;
        int before = all + amounts;
        boolean weighed = amounts > PaneDelta.WEIGHT;
        for (int window = 0; window < WINDOWS; window++) {
            sums.add(
                    window,
                    words[all] - words[before],
                    words[all + PaneDelta.REPORTED] - words[before + PaneDelta.REPORTED],
                    weighed ? words[all + PaneDelta.WEIGHT] - words[before + PaneDelta.WEIGHT] : 0);
            before += amounts;
        }
    }

    private long inWindow(int row, int window, int which) {
        int all = HEAD + row * TOTALS * amounts + which;
        return words[all] - words[all + (1 + window) * amounts];
    }

    void insertRow(int at, int rows) {
        int width = TOTALS * amounts;
        int before = HEAD + at * width;
        long[] wider = new long[HEAD + rows * width];
        System.arraycopy(words, 0, wider, 0, before);
        System.arraycopy(words, before, wider, before + width, words.length - before);
        words = wider;
    }

    /** Adds what changes in a pane, which has been checked. */
    void apply(long index, PaneDelta delta, int[] rows) {
        if (index >= end()) {
            return;
        }
        add(0, delta, rows);
        for (int window = 0; window < WINDOWS; window++) {
            if (index < from(window)) {
                add(1 + window, delta, rows);
            }
        }
    }

    /** @throws ArithmeticException when what would be in a window does not fit a long */
    void check(long index, PaneDelta delta, int[] rows) {
        if (bounded || index >= end()) {
            return;
        }
        for (int window = 0; window < WINDOWS; window++) {
            for (int i = 0; i < delta.size() && index >= from(window); i++) {
                for (int which = 0; which < amounts; which++) {
                    Math.addExact(inWindow(rows[i], window, which), delta.amount(i, which));
                }
            }
        }
    }

    private void add(int total, PaneDelta delta, int[] rows) {
        for (int i = 0; i < delta.size(); i++) {
            int at = HEAD + (rows[i] * TOTALS + total) * amounts;
            for (int which = 0; which < amounts; which++) {
                words[at + which] += delta.amount(i, which);
            }
        }
    }

    /** What {@link #move} needs to know of panes that were counted before. */
    interface Panes {
        /** The totals of the panes [from, to), taken together, as they were counted; and the rows of their series. */
        PaneDelta read(PeriodLength length, long from, long to);

        int[] rows(PaneDelta delta);
    }

    /**
     * Lets the windows end at a later period.
     *
     * @param day in which the calendar's windows end
     * @param first number of the first period that may have a figure
     * @param last number of the last one
     */
    void move(PeriodLength length, CalendarDay day, boolean earlier, long newEnd, long first, long last, Panes panes) {
        for (int window = 0; window < WINDOWS; window++) {
            long newFrom = from(ALL[window], length, day, earlier, newEnd);
            if (newFrom != from(window)) {
                leave(length, window, newFrom, first, last, panes);
                words[FROM + window] = newFrom;
            }
        }
        read(length, 0, end(), newEnd, first, last, panes);
        words[0] = newEnd;
    }

    /** Lets a window start later: adds what is then before it. */
    private void leave(PeriodLength length, int window, long newFrom, long first, long last, Panes panes) {
        if (newFrom >= end()) {
            for (int at = HEAD; at < words.length; at += TOTALS * amounts) {
                System.arraycopy(words, at, words, at + (1 + window) * amounts, amounts);
            }
            read(length, 1 + window, end(), newFrom, first, last, panes);
        } else {
            read(length, 1 + window, from(window), newFrom, first, last, panes);
        }
    }

    /** Adds the panes [panesFrom, panesTo) to a total of each row. */
    private void read(
            PeriodLength length, int total, long panesFrom, long panesTo, long first, long last, Panes panes) {
        long readFrom = Math.max(first, panesFrom);
        long readTo = Math.min(last + 1, panesTo);
        if (readFrom < readTo) {
            PaneDelta read = panes.read(length, readFrom, readTo);
            add(total, read, panes.rows(read));
        }
    }

    /** Number of the first period of a window. */
    static long from(Window window, PeriodLength length, CalendarDay day, boolean earlier, long end) {
        return Math.min(end, window.isRolling() ? end - window.panes(length) : day.first(length, window, earlier));
    }

    void write(ByteWriter out) {
        out.signed(end());
        for (int window = 0; window < WINDOWS; window++) {
            out.signed(from(window) - end());
        }
        for (int at = HEAD; at < words.length; at++) {
            out.signed(words[at]);
        }
    }

    static Frame read(ByteReader in, boolean weighed, boolean bounded, int rows) {
        Frame frame = new Frame(weighed, bounded, in.signed(), rows);
        for (int window = 0; window < WINDOWS; window++) {
            frame.words[FROM + window] = frame.end() + in.signed();
        }
        for (int at = HEAD; at < frame.words.length; at++) {
            frame.words[at] = in.signed();
        }
        return frame;
    }
}
