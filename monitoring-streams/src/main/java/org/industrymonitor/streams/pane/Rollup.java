package org.industrymonitor.streams.pane;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Window;
import org.industrymonitor.model.wire.AggregateWriter;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/**
 * The windows of one owner: for each period length a running sum per window and series. A delta touches each window once,
 * whatever its length; when the newest period moves on, the panes that fall out of a window are read back and subtracted. In
 * longs, adding and subtracting leaves no trace.
 */
public final class Rollup {

    private static final int FORMAT = 2;
    private static final Window[] WINDOWS = Window.values();

    private final ZoneCalendar calendar;

    /** Whether figures weigh differently, so that weights are summed too. */
    private final boolean weighed;

    /** In natural order. */
    private SeriesName[] names = new SeriesName[4];

    private byte[][] utf8 = new byte[4][];
    private int size;
    private Stratum[] strata = {};
    private long asOf = Long.MIN_VALUE;
    private CalendarDay day;

    /** The pane whose statement moved the end of the windows last. */
    private PeriodLength newestLength;

    private long newestIndex;

    /** Set while panes may have to be read back. */
    private PaneReader reader;

    private final Frame.Panes readBack = new ReadBack();

    /** Whether figures are so small that no sum can overflow, so that none is checked beforehand. */
    private final boolean bounded;

    /**
     * A rollup without figures.
     *
     * @param weighed whether figures weigh differently, so that weights are summed too
     * @param bounded whether figures are so small that no sum can overflow
     */
    public Rollup(ZoneId zone, boolean weighed, boolean bounded) {
        this.calendar = ZoneCalendar.of(zone);
        this.weighed = weighed;
        this.bounded = bounded;
    }

    public PeriodGrid grid() {
        return calendar.grid();
    }

    /** End of the newest period stated; where the windows end. */
    public Instant asOf() {
        return Instant.ofEpochSecond(asOf);
    }

    public long asOfSecond() {
        return asOf;
    }

    CalendarDay day() {
        return day;
    }

    Frame.Panes readBack() {
        return readBack;
    }

    /** The pane of that owner whose statement moved the end of the windows last. */
    public Optional<PaneKey> newest(String owner) {
        return newestLength == null ? Optional.empty() : Optional.of(new PaneKey(owner, newestLength, newestIndex));
    }

    /** Whether anything was ever stated. */
    public boolean isStated() {
        return asOf != Long.MIN_VALUE;
    }

    /** Number of the first period of that length that was stated; the largest long when none was. */
    public long first(PeriodLength length) {
        Stratum stratum = find(length);
        return stratum == null ? Long.MAX_VALUE : stratum.first();
    }

    /** Number of the last period of that length that was stated; the smallest long when none was. */
    public long last(PeriodLength length) {
        Stratum stratum = find(length);
        return stratum == null ? Long.MIN_VALUE : stratum.last();
    }

    /** Says that nothing is known any more of the periods before that number; they are in no window. */
    public void forgetBefore(PeriodLength length, long index) {
        find(length).forgetBefore(index);
    }

    /**
     * Takes in what changes in a pane. The pane itself must not have been changed yet: panes are read as they were
     * counted.
     *
     * @throws ArithmeticException when a sum does not fit a long; then no sum has changed
     */
    public void apply(PeriodLength length, long index, PaneDelta delta, PaneReader panes) {
        reader = panes;
        Stratum stratum = find(length);
        if (stratum == null) {
            stratum = add(length);
        }
        if (delta.isStated()) {
            endAt(length, index);
            stratum.state(index, this);
        }
        stratum.apply(index, delta, rowsOf(delta));
        reader = null;
    }

    /**
     * Lets the windows end with that pane, if they end before it: for panes that are applied later, in any order.
     */
    public void beginAt(PaneKey pane, PaneReader panes) {
        reader = panes;
        endAt(pane.length(), pane.index());
        reader = null;
    }

    /** Says that there may be something in a pane, wherever the windows end, so that it is read back when they reach it. */
    public void note(PaneKey pane, PaneReader panes) {
        reader = panes;
        Stratum stratum = find(pane.length());
        (stratum == null ? add(pane.length()) : stratum).state(pane.index(), this);
        reader = null;
    }

    private void endAt(PeriodLength length, long index) {
        long end = grid().startSecond(length, index + 1);
        if (end > asOf) {
            newestLength = length;
            newestIndex = index;
            asOf = end;
            if (day == null || !day.holds(asOf)) {
                day = calendar.dayOf(asOf);
            }
            for (Stratum stratum : strata) {
                stratum.move(this);
            }
        }
    }

    private Stratum find(PeriodLength length) {
        for (Stratum stratum : strata) {
            if (stratum.length() == length) {
                return stratum;
            }
        }
        return null;
    }

    private Stratum add(PeriodLength length) {
        Stratum stratum = new Stratum(length, weighed, bounded, size);
        strata = Arrays.copyOf(strata, strata.length + 1);
        strata[strata.length - 1] = stratum;
        if (isStated()) {
            stratum.move(this);
        }
        return stratum;
    }

    private final class ReadBack implements Frame.Panes {
        @Override
        public PaneDelta read(PeriodLength length, long from, long to) {
            PaneDelta totals = reader.scratch().totals;
            totals.clear();
            reader.read(length, from, to, totals);
            return totals;
        }

        @Override
        public int[] rows(PaneDelta delta) {
            return rowsOf(delta);
        }
    }

    /** The row of each series of the delta, which gets one if it has none. */
    private int[] rowsOf(PaneDelta delta) {
        PaneReader.Scratch scratch = reader.scratch();
        if (scratch.rows.length < delta.size()) {
            scratch.rows = new int[delta.size() * 2];
        }
        int known = size;
        for (int i = 0; i < delta.size(); i++) {
            scratch.rows[i] = row(delta.series(i));
        }
        return known == size ? scratch.rows : rowsOf(delta); // rows move when one comes between
    }

    private int row(SeriesName name) {
        for (int row = 0; row < size; row++) {
            if (names[row] == name) {
                return row;
            }
        }
        int found = Arrays.binarySearch(names, 0, size, name);
        return found >= 0 ? found : insert(-found - 1, name);
    }

    private int insert(int at, SeriesName name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            utf8 = Arrays.copyOf(utf8, size * 2);
        }
        System.arraycopy(names, at, names, at + 1, size - at);
        System.arraycopy(utf8, at, utf8, at + 1, size - at);
        names[at] = name;
        utf8[at] = name.utf8();
        size++;
        for (Stratum stratum : strata) {
            stratum.insertRow(at, size);
        }
        return at;
    }

    /** Lists a series that is expected of periods of that length, whether it is ever reported or not. */
    public void list(PeriodLength length, SeriesName series) {
        if (find(length) == null) {
            add(length);
        }
        row(series);
    }

    /** How many series there are. */
    public int series() {
        return size;
    }

    /** The name of the series of a row; they are in natural order. */
    public SeriesName name(int row) {
        return names[row];
    }

    /** Starts an aggregate whose rows are the series of this rollup. */
    public void begin(AggregateWriter writer, byte[] node, PeriodLength length, long index, boolean complete) {
        writer.begin(node, length, grid().startSecond(length, index), complete, utf8, size);
    }

    /** Whether figures weigh differently, so that weights are summed too. */
    public boolean isWeighed() {
        return weighed;
    }

    /**
     * Writes the windows, and those of one year earlier in which anything was reported.
     *
     * @param sums to be worked with
     */
    public void write(AggregateWriter writer, Expectation expected, WindowSums sums) {
        writer.asOf(asOf);
        for (int row = 0; row < size; row++) {
            sums.clear();
            for (Stratum stratum : strata) {
                sums.add(stratum.now(), row, names[row], stratum.length(), expected);
            }
            sums.write(writer, AggregateWriter.now(WINDOWS[0]), row);
        }
        for (Stratum stratum : strata) {
            if (stratum.earlier() != null) {
                writeEarlier(writer, expected, sums);
                return;
            }
        }
    }

    private void writeEarlier(AggregateWriter writer, Expectation expected, WindowSums sums) {
        boolean[] written = new boolean[Frame.WINDOWS];
        for (int window = 0; window < Frame.WINDOWS; window++) {
            written[window] = hasEarlier(window);
        }
        for (int row = 0; row < size; row++) {
            sums.clear();
            for (Stratum stratum : strata) {
                // Where nothing so old was stated, something may have been expected.
                Frame frame = stratum.earlier() != null ? stratum.earlier() : stratum.emptyEarlier(this);
                sums.add(frame, row, names[row], stratum.length(), expected);
            }
            for (int window = 0; window < Frame.WINDOWS; window++) {
                if (written[window]) {
                    sums.write(writer, AggregateWriter.earlier(WINDOWS[window]), row, window);
                }
            }
        }
    }

    /** Writes the windows of what is imputed beside the figures of this rollup. Series that this one does not have are left out. */
    public void writeImputed(AggregateWriter writer, Rollup imputed) {
        for (int at = 0; at < imputed.size; at++) {
            int row = Arrays.binarySearch(names, 0, size, imputed.names[at]);
            for (int window = 0; window < Frame.WINDOWS && row >= 0; window++) {
                writer.imputed(AggregateWriter.now(WINDOWS[window]), row, imputed.sum(at, window, false));
                writer.imputed(AggregateWriter.earlier(WINDOWS[window]), row, imputed.sum(at, window, true));
            }
        }
    }

    private long sum(int row, int window, boolean earlier) {
        long sum = 0;
        for (Stratum stratum : strata) {
            Frame frame = earlier ? stratum.earlier() : stratum.now();
            sum = Math.addExact(sum, frame == null ? 0 : frame.sum(row, window));
        }
        return sum;
    }

    /** By the totals that are written: what periods of different lengths hold may cancel out. */
    private boolean hasEarlier(int window) {
        for (int row = 0; row < size; row++) {
            if (sum(row, window, true) != 0 || reportedEarlier(row, window) != 0) {
                return true;
            }
        }
        return false;
    }

    private long reportedEarlier(int row, int window) {
        long reported = 0;
        for (Stratum stratum : strata) {
            reported += stratum.earlier() == null ? 0 : stratum.earlier().reported(row, window);
        }
        return reported;
    }

    /** The sum of a window one year earlier. */
    public long earlierSum(SeriesName name, Window window) {
        int row = Arrays.binarySearch(names, 0, size, name);
        return row < 0 ? 0 : sum(row, window.ordinal(), true);
    }

    /** Appends this rollup. */
    public void write(ByteWriter out) {
        out.octet(FORMAT)
                .text(grid().zone().getId())
                .octet((weighed ? 1 : 0) | (bounded ? 2 : 0))
                .signed(asOf)
                .octet(newestLength == null ? 0 : 1 + newestLength.ordinal())
                .signed(newestIndex)
                .unsigned(size);
        for (int row = 0; row < size; row++) {
            out.block(names[row].utf8());
        }
        out.unsigned(strata.length);
        for (Stratum stratum : strata) {
            stratum.write(out);
        }
    }

    /** The rollup that was appended. */
    public static Rollup read(ByteReader in, SeriesNames known) {
        in.version(FORMAT);
        ZoneId zone = ZoneId.of(in.text());
        int flags = in.octet();
        Rollup rollup = new Rollup(zone, (flags & 1) != 0, (flags & 2) != 0);
        rollup.asOf = in.signed();
        int newest = in.octet();
        rollup.newestLength = newest == 0 ? null : PeriodLength.values()[newest - 1];
        rollup.newestIndex = in.signed();
        int rows = in.count();
        rollup.names = new SeriesName[Math.max(1, rows)];
        rollup.utf8 = new byte[Math.max(1, rows)][];
        for (int row = 0; row < rows; row++) {
            rollup.names[row] = known.read(in);
            rollup.utf8[row] = rollup.names[row].utf8();
        }
        rollup.size = rows;
        rollup.strata = new Stratum[in.count()];
        for (int i = 0; i < rollup.strata.length; i++) {
            rollup.strata[i] = Stratum.read(in, rollup.weighed, rollup.bounded, rows);
        }
        if (rollup.isStated()) {
            rollup.day = rollup.calendar.dayOf(rollup.asOf);
        }
        return rollup;
    }
}
