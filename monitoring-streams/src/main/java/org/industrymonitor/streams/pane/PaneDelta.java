package org.industrymonitor.streams.pane;

import java.util.Arrays;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/**
 * What changes in one pane, by series; deltas of the same pane add up in any order. A delta also carries whether a
 * statement was made about the pane, and when the newest reading behind it was received (epoch milliseconds).
 */
public final class PaneDelta {

    /** Sum of the figures, fixed point. */
    public static final int SUM = 0;
    /** Figures reported that are expected. */
    public static final int REPORTED = 1;
    /** Weight of those, fixed point. */
    public static final int WEIGHT = 2;
    /** Figures expected more from this period on. */
    public static final int EXPECTED_STEP = 3;
    /** Weight of those, fixed point. */
    public static final int WEIGHT_STEP = 4;
    /** Sum of the figures that have a counterpart one year earlier, fixed point. */
    public static final int NOW = 5;
    /** Sum of those counterparts, fixed point. */
    public static final int THEN = 6;

    /** How many amounts a series has. */
    public static final int AMOUNTS = 7;

    private static final int FIGURES = WEIGHT + 1;

    private SeriesName[] series = new SeriesName[4];
    private long[] amounts = new long[4 * AMOUNTS];
    private int size;

    /** So many amounts of a series may not be 0; of a delta of figures alone the first ones. */
    private int used = FIGURES;

    private boolean stated;
    private long received;

    public int size() {
        return size;
    }

    public SeriesName series(int i) {
        return series[i];
    }

    public long amount(int i, int which) {
        return amounts[i * AMOUNTS + which];
    }

    /**
     * Adds to an amount of a series.
     *
     * @throws ArithmeticException when it does not fit a long
     */
    public void add(SeriesName name, int which, long amount) {
        if (which >= used) {
            used = AMOUNTS;
        }
        int at = indexOf(name) * AMOUNTS + which;
        amounts[at] = Math.addExact(amounts[at], amount);
    }

    /**
     * Adds a figure, or takes one back.
     *
     * @throws ArithmeticException when it does not fit a long
     */
    public void addFigure(SeriesName name, long sum, long reported, long weight) {
        int at = indexOf(name) * AMOUNTS;
        amounts[at] = Math.addExact(amounts[at], sum);
        amounts[at + REPORTED] += reported;
        amounts[at + WEIGHT] = Math.addExact(amounts[at + WEIGHT], weight);
    }

    /** Adds all of another delta of the same pane. */
    public void add(PaneDelta other) {
        used = Math.max(used, other.used);
        for (int i = 0; i < other.size; i++) {
            int at = indexOf(other.series[i]) * AMOUNTS;
            for (int which = 0; which < other.used; which++) {
                amounts[at + which] = Math.addExact(amounts[at + which], other.amounts[i * AMOUNTS + which]);
            }
        }
        stated |= other.stated;
        received = Math.max(received, other.received);
    }

    /** Makes this the empty delta again, to be used once more. */
    public void clear() {
        Arrays.fill(amounts, 0, size * AMOUNTS, 0);
        size = 0;
        used = FIGURES;
        stated = false;
        received = 0;
    }

    /** Says that a statement, received then, is about this pane. */
    public void state(long receivedEpochMilli) {
        stated = true;
        received = Math.max(received, receivedEpochMilli);
    }

    /** Says that a reading behind it was received then. */
    public void receive(long receivedEpochMilli) {
        received = Math.max(received, receivedEpochMilli);
    }

    public boolean isStated() {
        return stated;
    }

    /** When the newest reading behind it was received, epoch milliseconds. */
    public long received() {
        return received;
    }

    /** Whether it changes nothing: no amount, and nothing was stated. */
    public boolean isVoid() {
        if (stated) {
            return false;
        }
        for (int at = 0; at < size * AMOUNTS; at++) {
            if (amounts[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the pane itself changes, and not only what is expected or comparable. */
    public boolean changesPane() {
        return stated || has(SUM) || has(REPORTED) || has(WEIGHT);
    }

    /** Whether any series has that amount. */
    public boolean has(int which) {
        if (which >= used) {
            return false;
        }
        for (int at = which; at < size * AMOUNTS; at += AMOUNTS) {
            if (amounts[at] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Where a series is; negative when it is not here. */
    public int find(SeriesName name) {
        for (int i = 0; i < size; i++) {
            if (series[i] == name) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(SeriesName name) {
        int known = find(name);
        if (known >= 0) {
            return known;
        }
        if (size == series.length) {
            series = Arrays.copyOf(series, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2 * AMOUNTS);
        }
        series[size] = name;
        return size++;
    }

    /** Appends this delta: of each series which amounts are not 0, and those. */
    public void write(ByteWriter out) {
        out.octet(stated ? 1 : 0).unsigned(received).unsigned(size);
        for (int i = 0; i < size; i++) {
            int present = 0;
            for (int which = 0; which < AMOUNTS; which++) {
                present |= amounts[i * AMOUNTS + which] == 0 ? 0 : 1 << which;
            }
            out.block(series[i].utf8()).octet(present);
            for (int which = 0; which < AMOUNTS; which++) {
                if ((present >>> which & 1) != 0) {
                    out.signed(amounts[i * AMOUNTS + which]);
                }
            }
        }
    }

    /** The delta that was appended. */
    public static PaneDelta read(ByteReader in, SeriesNames names) {
        PaneDelta delta = new PaneDelta();
        delta.used = AMOUNTS;
        delta.stated = in.octet() == 1;
        delta.received = in.unsigned();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            int at = delta.indexOf(names.read(in)) * AMOUNTS;
            int present = in.octet();
            for (int which = 0; which < AMOUNTS; which++) {
                if ((present >>> which & 1) != 0) {
                    delta.amounts[at + which] = in.signed();
                }
            }
        }
        return delta;
    }
}
