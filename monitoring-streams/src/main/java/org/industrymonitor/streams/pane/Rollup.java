package org.industrymonitor.streams.pane;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;

/**
 * The rolling windows of one node: for each period length a running sum per window and series. A delta touches each
 * window once, whatever its length; when the newest period moves on, the panes that fall out of a window are read
 * back and subtracted. In longs, adding and subtracting leaves no trace.
 */
public final class Rollup {

    private static final int FORMAT = 1;
    private static final Window[] WINDOWS = Window.values();

    private final PeriodGrid grid;
    private final Map<PeriodLength, Stratum> strata = new EnumMap<>(PeriodLength.class);
    private long asOf = Long.MIN_VALUE;

    public Rollup(ZoneId zone) {
        this.grid = new PeriodGrid(zone);
    }

    /** Windows over the periods of one length. */
    private static final class Stratum {
        /** Number of the period after the last in the windows. */
        private long end;

        private final TreeMap<String, SeriesWindows> series = new TreeMap<>();

        SeriesWindows of(String name) {
            return series.computeIfAbsent(name, n -> new SeriesWindows(new Steps()));
        }

        void visit(PeriodLength length, Window window, TotalVisitor visitor) {
            int panes = window.panes(length);
            if (panes > 0) {
                series.forEach((name, windows) -> visitor.visit(
                        name,
                        windows.sums[window.ordinal()],
                        windows.reported[window.ordinal()],
                        windows.expected.over(end - panes, end)));
            }
        }
    }

    private static final class SeriesWindows {
        private final long[] sums = new long[WINDOWS.length];
        private final long[] reported = new long[WINDOWS.length];
        private final Steps expected;

        SeriesWindows(Steps expected) {
            this.expected = expected;
        }

        void add(int window, long sum, long count) {
            sums[window] = Math.addExact(sums[window], sum);
            reported[window] = Math.addExact(reported[window], count);
        }
    }

    public PeriodGrid grid() {
        return grid;
    }

    /** End of the newest period stated; where the windows end. */
    public Instant asOf() {
        return Instant.ofEpochSecond(asOf);
    }

    /** Whether anything was ever stated. */
    public boolean isStated() {
        return asOf != Long.MIN_VALUE;
    }

    /**
     * Takes in what changes in a pane. The pane itself must not have been changed yet: panes are read as they were
     * counted.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    public void apply(PeriodLength length, long index, PaneDelta delta, PaneReader panes) {
        Stratum stratum = strata.computeIfAbsent(length, this::newStratum);
        if (delta.isStated()) {
            advance(grid.end(length, index).getEpochSecond(), panes);
        }
        delta.forEach((name, sum, reported, step) -> {
            SeriesWindows windows = stratum.of(name);
            if (step != 0) {
                windows.expected.add(index, step);
            }
            for (Window window : WINDOWS) {
                int panesInWindow = window.panes(length);
                if (index < stratum.end && index >= stratum.end - panesInWindow) {
                    windows.add(window.ordinal(), sum, reported);
                }
            }
        });
    }

    /**
     * Ends the windows of a rollup that has no figures yet, so that the figures can then come in any order.
     *
     * @throws IllegalStateException when something was stated before
     */
    public void beginAt(Instant end) {
        if (isStated()) {
            throw new IllegalStateException("windows already end at " + asOf());
        }
        advance(end.getEpochSecond(), (length, from, to, visitor) -> {});
    }

    private Stratum newStratum(PeriodLength length) {
        Stratum stratum = new Stratum();
        stratum.end = isStated() ? grid.index(length, asOf()) : Long.MIN_VALUE / 4;
        return stratum;
    }

    private void advance(long newAsOf, PaneReader panes) {
        if (newAsOf <= asOf) {
            return;
        }
        asOf = newAsOf;
        strata.forEach((length, stratum) -> {
            long newEnd = grid.index(length, asOf());
            for (Window window : WINDOWS) {
                drop(length, stratum, window, newEnd, panes);
            }
            stratum.end = newEnd;
        });
    }

    private static void drop(PeriodLength length, Stratum stratum, Window window, long newEnd, PaneReader panes) {
        int panesInWindow = window.panes(length);
        long leaveFrom = stratum.end - panesInWindow;
        long leaveTo = Math.min(stratum.end, newEnd - panesInWindow);
        if (leaveTo == stratum.end) {
            for (SeriesWindows windows : stratum.series.values()) {
                windows.sums[window.ordinal()] = 0;
                windows.reported[window.ordinal()] = 0;
            }
        } else if (leaveFrom < leaveTo) {
            panes.read(
                    length,
                    leaveFrom,
                    leaveTo,
                    (name, sum, reported) -> stratum.of(name).add(window.ordinal(), Math.negateExact(sum), -reported));
        }
    }

    /** How many figures of the series are expected of one period. */
    public long expected(PeriodLength length, long index, String series) {
        Stratum stratum = strata.get(length);
        SeriesWindows windows = stratum == null ? null : stratum.series.get(series);
        return windows == null ? 0 : windows.expected.at(index);
    }

    /** Called with a total of a pane or a window. */
    @FunctionalInterface
    public interface TotalVisitor {
        void visit(String series, long sum, long reported, long expected);
    }

    /** Visits every series there is at that period length with what is expected of one period, in order of name. */
    public void visitExpected(PeriodLength length, long index, ExpectationVisitor visitor) {
        Stratum stratum = strata.get(length);
        if (stratum != null) {
            stratum.series.forEach((name, windows) -> visitor.visit(name, windows.expected.at(index)));
        }
    }

    /** Called with what is expected of a series. */
    @FunctionalInterface
    public interface ExpectationVisitor {
        void visit(String series, long expected);
    }

    /** Visits the totals of a window that say anything, in order of name. */
    public void visitWindow(Window window, TotalVisitor visitor) {
        if (strata.size() == 1) {
            strata.forEach((length, stratum) -> stratum.visit(length, window, (name, sum, reported, expected) -> {
                if (isListed(sum, reported, expected)) {
                    visitor.visit(name, sum, reported, expected);
                }
            }));
            return;
        }
        TreeMap<String, SeriesTotal> totals = new TreeMap<>();
        strata.forEach((length, stratum) -> stratum.visit(
                length,
                window,
                (name, sum, reported, expected) ->
                        totals.merge(name, new SeriesTotal(name, sum, reported, expected), Rollup::sum)));
        totals.values().forEach(total -> {
            if (isListed(total.sum(), total.reported(), total.expected())) {
                visitor.visit(total.series(), total.sum(), total.reported(), total.expected());
            }
        });
    }

    /** Whether a total says anything. */
    public static boolean isListed(long sum, long reported, long expected) {
        return sum != 0 || reported != 0 || expected != 0;
    }

    private static SeriesTotal sum(SeriesTotal a, SeriesTotal b) {
        return new SeriesTotal(
                a.series(),
                Math.addExact(a.sum(), b.sum()),
                Math.addExact(a.reported(), b.reported()),
                Math.addExact(a.expected(), b.expected()));
    }

    /** Appends this rollup. */
    public void write(ByteWriter out) {
        out.octet(FORMAT).text(grid.zone().getId()).signed(asOf).unsigned(strata.size());
        strata.forEach((length, stratum) -> {
            out.octet(length.ordinal()).signed(stratum.end).unsigned(stratum.series.size());
            stratum.series.forEach((name, windows) -> {
                out.text(name);
                for (int w = 0; w < WINDOWS.length; w++) {
                    out.signed(windows.sums[w]).signed(windows.reported[w]);
                }
                windows.expected.write(out);
            });
        });
    }

    /** The rollup that was appended. */
    public static Rollup read(ByteReader in) {
        in.version(FORMAT);
        Rollup rollup = new Rollup(ZoneId.of(in.text()));
        rollup.asOf = in.signed();
        int strataCount = in.count();
        for (int s = 0; s < strataCount; s++) {
            Stratum stratum = new Stratum();
            rollup.strata.put(PeriodLength.values()[in.octet()], stratum);
            stratum.end = in.signed();
            int seriesCount = in.count();
            for (int i = 0; i < seriesCount; i++) {
                String name = in.text();
                long[] numbers = new long[WINDOWS.length * 2];
                for (int n = 0; n < numbers.length; n++) {
                    numbers[n] = in.signed();
                }
                SeriesWindows windows = new SeriesWindows(Steps.read(in));
                for (int w = 0; w < WINDOWS.length; w++) {
                    windows.add(w, numbers[2 * w], numbers[2 * w + 1]);
                }
                stratum.series.put(name, windows);
            }
        }
        return rollup;
    }
}
