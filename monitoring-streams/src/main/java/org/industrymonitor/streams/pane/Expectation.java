package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;

/** What the registry expects of an owner. */
public interface Expectation {

    /** What is expected of a series in periods of that length; it is of use until the next one is asked for. */
    Due due(SeriesName series, PeriodLength length);

    /** Adds what is expected of a series in periods of that length to the windows at hand. */
    default void addTo(WindowSums windows, SeriesName series, PeriodLength length) {
        Due due = due(series, length);
        for (int window = 0; window < windows.windows(); window++) {
            windows.expect(
                    window,
                    due.count(windows.from(window), windows.end()),
                    due.weight(windows.from(window), windows.end()));
        }
    }

    /** What is expected of one series. */
    interface Due {

        /** Nothing. */
        Due NOTHING = new Due() {
            @Override
            public long count(long from, long to) {
                return 0;
            }

            @Override
            public long weight(long from, long to) {
                return 0;
            }
        };

        /** How many figures are expected of the periods in [from, to), together. */
        long count(long from, long to);

        /** What those weigh, fixed point. */
        long weight(long from, long to);
    }
}
