package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.wire.AggregateWriter;

/** The totals of one series over all windows, the periods of all lengths together. */
public final class WindowSums {
    private final long[] sum = new long[Frame.WINDOWS];
    private final long[] reported = new long[Frame.WINDOWS];
    private final long[] due = new long[Frame.WINDOWS];
    private final long[] weight = new long[Frame.WINDOWS];
    private final long[] dueWeight = new long[Frame.WINDOWS];

    /** The frame whose windows are added. */
    private Frame frame;

    void clear() {
        for (int window = 0; window < Frame.WINDOWS; window++) {
            sum[window] = 0;
            reported[window] = 0;
            due[window] = 0;
            weight[window] = 0;
            dueWeight[window] = 0;
        }
    }

    /** Adds a row of a frame, and what is expected of it. */
    void add(Frame ofFrame, int row, SeriesName name, PeriodLength length, Expectation expected) {
        frame = ofFrame;
        frame.addTo(this, row);
        expected.addTo(this, name, length);
    }

    void add(int window, long moreSum, long moreReported, long moreWeight) {
        sum[window] = Math.addExact(sum[window], moreSum);
        reported[window] += moreReported;
        weight[window] += moreWeight;
    }

    /** How many windows there are. */
    public int windows() {
        return Frame.WINDOWS;
    }

    /** Number of the first period of a window. */
    public long from(int window) {
        return frame.from(window);
    }

    /** Number of the period after the last, of every window. */
    public long end() {
        return frame.end();
    }

    /** Adds how many figures are expected in a window, and what they weigh, fixed point. */
    public void expect(int window, long count, long ofWeight) {
        due[window] += count;
        dueWeight[window] += ofWeight;
    }

    /** Writes the windows of a row, the first of them into that column. */
    void write(AggregateWriter writer, int firstColumn, int row) {
        for (int window = 0; window < Frame.WINDOWS; window++) {
            write(writer, firstColumn + window, row, window);
        }
    }

    /** Writes one window of a row. */
    void write(AggregateWriter writer, int column, int row, int window) {
        writer.total(column, row, sum[window], reported[window], due[window], weight[window], dueWeight[window]);
    }
}
