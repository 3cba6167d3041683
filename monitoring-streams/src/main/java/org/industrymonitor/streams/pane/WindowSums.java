package org.industrymonitor.streams.pane;

import org.industrymonitor.model.wire.AggregateWriter;

/** The totals of one series over all windows, the periods of all lengths together. */
final class WindowSums {
    private final long[] sum = new long[Frame.WINDOWS];
    private final long[] reported = new long[Frame.WINDOWS];
    private final long[] due = new long[Frame.WINDOWS];
    private final long[] weight = new long[Frame.WINDOWS];
    private final long[] dueWeight = new long[Frame.WINDOWS];

    void clear() {
        for (int window = 0; window < Frame.WINDOWS; window++) {
            sum[window] = 0;
            reported[window] = 0;
            due[window] = 0;
            weight[window] = 0;
            dueWeight[window] = 0;
        }
    }

    void add(Frame frame, int row, Expectation.Due expected, boolean weighed) {
        for (int window = 0; window < Frame.WINDOWS; window++) {
            sum[window] = Math.addExact(sum[window], frame.sum(row, window));
            reported[window] += frame.reported(row, window);
            due[window] += expected.count(frame.from(window), frame.end());
            if (weighed) {
                weight[window] += frame.weight(row, window);
                dueWeight[window] += expected.weight(frame.from(window), frame.end());
            }
        }
    }

    void write(AggregateWriter writer, int column, int row, int window) {
        writer.total(column, row, sum[window], reported[window], due[window], weight[window], dueWeight[window]);
    }
}
