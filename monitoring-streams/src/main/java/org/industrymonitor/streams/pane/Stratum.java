package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/** The windows of one owner over the periods of one length: those that end now, and those of one year earlier. */
final class Stratum {

    private final PeriodLength length;
    private final Frame now;

    /** Absent until there is a figure so old. */
    private Frame earlier;

    private final boolean weighed;
    private final boolean bounded;

    /** Numbers of the first and the last period stated: outside there is nothing to read back. */
    private long first = Long.MAX_VALUE;

    private long last = Long.MIN_VALUE;

    Stratum(PeriodLength length, boolean weighed, boolean bounded, int rows) {
        this(length, weighed, bounded, new Frame(weighed, bounded, Long.MIN_VALUE / 4, rows));
    }

    private Stratum(PeriodLength length, boolean weighed, boolean bounded, Frame now) {
        this.length = length;
        this.weighed = weighed;
        this.bounded = bounded;
        this.now = now;
    }

    PeriodLength length() {
        return length;
    }

    Frame now() {
        return now;
    }

    /** The windows of one year earlier; null while nothing so old was stated. */
    Frame earlier() {
        return earlier;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    void insertRow(int at, int rows) {
        now.insertRow(at, rows);
        if (earlier != null) {
            earlier.insertRow(at, rows);
        }
    }

    /** Takes note that a period is stated; the windows end after it already. */
    void state(long index, Rollup rollup) {
        if (earlier == null && rollup.isStated() && index < earlierEnd(rollup)) {
            long stated = first;
            first = Long.MAX_VALUE; // of what was stated so far nothing is so old: there is nothing to read back
            startEarlier(rollup);
            first = stated;
        }
        first = Math.min(first, index);
        last = Math.max(last, index);
    }

    void forgetBefore(long index) {
        first = Math.max(first, index);
    }

    /** Lets the windows end where those of the rollup do. */
    void move(Rollup rollup) {
        long end = rollup.grid().index(length, rollup.asOfSecond());
        now.move(length, rollup.day(), false, end, first, last, rollup.readBack());
        if (earlier != null) {
            earlier.move(length, rollup.day(), true, earlierEnd(rollup), first, last, rollup.readBack());
        } else if (first < earlierEnd(rollup)) {
            startEarlier(rollup);
        }
    }

    /** The windows of one year earlier where nothing so old was stated. */
    Frame emptyEarlier(Rollup rollup) {
        Frame empty = new Frame(weighed, bounded, Long.MIN_VALUE / 4, rollup.series());
        empty.move(length, rollup.day(), true, earlierEnd(rollup), Long.MAX_VALUE, Long.MIN_VALUE, rollup.readBack());
        return empty;
    }

    private void startEarlier(Rollup rollup) {
        earlier = new Frame(weighed, bounded, Long.MIN_VALUE / 4, rollup.series());
        earlier.move(length, rollup.day(), true, earlierEnd(rollup), first, last, rollup.readBack());
    }

    /** Number of the period after the last in the windows of one year earlier. */
    long earlierEnd(Rollup rollup) {
        return rollup.grid().index(length, rollup.day().yearEarlier(rollup.asOfSecond()));
    }

    /**
     * Adds what changes in a pane.
     *
     * @throws ArithmeticException before anything is changed, when a sum does not fit a long
     */
    void apply(long index, PaneDelta delta, int[] rows) {
        now.check(index, delta, rows);
        if (earlier != null) {
            earlier.check(index, delta, rows);
        }
        now.apply(index, delta, rows);
        if (earlier != null) {
            earlier.apply(index, delta, rows);
        }
    }

    void write(ByteWriter out) {
        out.octet(length.ordinal()).signed(first).signed(last).octet(earlier == null ? 0 : 1);
        now.write(out);
        if (earlier != null) {
            earlier.write(out);
        }
    }

    static Stratum read(ByteReader in, boolean weighed, boolean bounded, int rows) {
        PeriodLength length = PeriodLength.values()[in.octet()];
        long first = in.signed();
        long last = in.signed();
        boolean hasEarlier = in.octet() == 1;
        Stratum stratum = new Stratum(length, weighed, bounded, Frame.read(in, weighed, bounded, rows));
        stratum.first = first;
        stratum.last = last;
        stratum.earlier = hasEarlier ? Frame.read(in, weighed, bounded, rows) : null;
        return stratum;
    }
}
