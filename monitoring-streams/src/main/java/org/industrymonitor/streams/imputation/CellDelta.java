package org.industrymonitor.streams.imputation;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;

/**
 * What changes of what the figures of one period tell about those that are missing, by series; deltas of the same period add up in
 * any order.
 *
 * <p>A figure tells how the respondents moved when its enterprise reported the period before, too. It is left behind, and an
 * estimate can be carried on from it, when its enterprise does not report the periods after it.
 */
public final class CellDelta {

    private static final int NOW = 0;
    private static final int THEN = 1;

    /** Of each series the movement, then by the number of missing periods, from 1 on, what was left behind before them. */
    private final Map<SeriesName, long[]> series = new TreeMap<>();

    /**
     * Adds how a figure moved.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    public void move(SeriesName name, long now, long then) {
        add(name, NOW, now);
        add(name, THEN, then);
    }

    /**
     * Adds a figure that is followed by so many periods without one.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    public void leave(SeriesName name, int missing, long amount) {
        add(name, THEN + missing, amount);
    }

    private void add(SeriesName name, int which, long amount) {
        long[] amounts = series.computeIfAbsent(name, n -> new long[THEN + 2]);
        if (which >= amounts.length) {
            amounts = Arrays.copyOf(amounts, which + 1);
            series.put(name, amounts);
        }
        amounts[which] = Math.addExact(amounts[which], amount);
    }

    boolean isVoid() {
        for (long[] amounts : series.values()) {
            for (long amount : amounts) {
                if (amount != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes the amounts that are not 0. */
    interface Visitor {
        void moved(SeriesName name, long now, long then);

        void left(SeriesName name, int missing, long amount);
    }

    void visit(Visitor visitor) {
        series.forEach((name, amounts) -> {
            if (amounts[NOW] != 0 || amounts[THEN] != 0) {
                visitor.moved(name, amounts[NOW], amounts[THEN]);
            }
            for (int missing = 1; THEN + missing < amounts.length; missing++) {
                if (amounts[THEN + missing] != 0) {
                    visitor.left(name, missing, amounts[THEN + missing]);
                }
            }
        });
    }

    void write(ByteWriter out) {
        out.unsigned(series.size());
        series.forEach((name, amounts) -> {
            out.block(name.utf8()).unsigned(amounts.length);
            for (long amount : amounts) {
                out.signed(amount);
            }
        });
    }

    static CellDelta read(ByteReader in, SeriesNames names) {
        CellDelta delta = new CellDelta();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            SeriesName name = names.read(in);
            long[] amounts = new long[in.count()];
            for (int which = 0; which < amounts.length; which++) {
                amounts[which] = in.signed();
            }
            delta.series.put(name, amounts);
        }
        return delta;
    }
}
