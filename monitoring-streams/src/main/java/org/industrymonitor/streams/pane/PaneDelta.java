package org.industrymonitor.streams.pane;

import java.util.Arrays;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;
import org.industrymonitor.streams.store.Encoding;

/**
 * What changes in one pane, by series; deltas of the same pane add up in any order.
 *
 * <p>Of each series: the sum (fixed point), the figures reported, and a step of the figures expected from this period
 * on. A delta also carries whether a statement was made about the pane, and when the newest reading behind it was
 * received (epoch milliseconds).
 */
public final class PaneDelta {

    public static final Encoding<PaneDelta> ENCODING = new Encoding<>() {
        @Override
        public byte[] encode(PaneDelta delta) {
            ByteWriter out = new ByteWriter(64);
            delta.write(out);
            return out.toBytes();
        }

        @Override
        public PaneDelta decode(byte[] bytes) {
            return read(new ByteReader(bytes));
        }
    };

    private static final int FIELDS = 3;

    private String[] series = new String[4];
    private long[] amounts = new long[4 * FIELDS];
    private int size;
    private boolean stated;
    private long received;

    /**
     * Adds to a series.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    public void add(String name, long sum, long reported, long expectedStep) {
        int at = indexOf(name) * FIELDS;
        amounts[at] = Math.addExact(amounts[at], sum);
        amounts[at + 1] = Math.addExact(amounts[at + 1], reported);
        amounts[at + 2] = Math.addExact(amounts[at + 2], expectedStep);
    }

    /** Makes this the empty delta again, to be used once more. */
    public void clear() {
        Arrays.fill(amounts, 0, size * FIELDS, 0);
        size = 0;
        stated = false;
        received = 0;
    }

    /** Says that a statement, received then, is about this pane. */
    public void state(long receivedEpochMilli) {
        stated = true;
        received = Math.max(received, receivedEpochMilli);
    }

    /** Adds all of another delta of the same pane. */
    public void add(PaneDelta other) {
        other.forEach(this::add);
        stated |= other.stated;
        received = Math.max(received, other.received);
    }

    /** Called with each series of a delta. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String series, long sum, long reported, long expectedStep);
    }

    public void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            int at = i * FIELDS;
            visitor.visit(series[i], amounts[at], amounts[at + 1], amounts[at + 2]);
        }
    }

    /** Visits the series in the order of their names. */
    public void forEachByName(Visitor visitor) {
        String last = null;
        for (int n = 0; n < size; n++) {
            int next = -1;
            for (int i = 0; i < size; i++) {
                if ((last == null || series[i].compareTo(last) > 0)
                        && (next < 0 || series[i].compareTo(series[next]) < 0)) {
                    next = i;
                }
            }
            last = series[next];
            int at = next * FIELDS;
            visitor.visit(last, amounts[at], amounts[at + 1], amounts[at + 2]);
        }
    }

    public boolean isStated() {
        return stated;
    }

    /** When the newest reading behind it was received, epoch milliseconds. */
    public long received() {
        return received;
    }

    /** Whether it changes nothing: neither an amount, nor that something was stated. */
    public boolean isVoid() {
        return !changesPane() && !hasStep();
    }

    /** Whether the pane itself changes, and not only what is expected. */
    public boolean changesPane() {
        if (stated) {
            return true;
        }
        for (int i = 0; i < size * FIELDS; i += FIELDS) {
            if (amounts[i] != 0 || amounts[i + 1] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the figures expected from this period on change. */
    public boolean hasStep() {
        for (int i = 2; i < size * FIELDS; i += FIELDS) {
            if (amounts[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private int indexOf(String name) {
        for (int i = 0; i < size; i++) {
            if (series[i].equals(name)) {
                return i;
            }
        }
        if (size == series.length) {
            series = Arrays.copyOf(series, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2 * FIELDS);
        }
        series[size] = name;
        return size++;
    }

    /** Appends this delta. */
    public void write(ByteWriter out) {
        out.octet(stated ? 1 : 0).unsigned(received).unsigned(size);
        forEach((name, sum, reported, step) ->
                out.text(name).signed(sum).signed(reported).signed(step));
    }

    /** The delta that was appended. */
    public static PaneDelta read(ByteReader in) {
        PaneDelta delta = new PaneDelta();
        delta.stated = in.octet() == 1;
        delta.received = in.unsigned();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            delta.add(in.text(), in.signed(), in.signed(), in.signed());
        }
        return delta;
    }
}
