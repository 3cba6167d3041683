package org.industrymonitor.streams.pane;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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
    private static final byte[] NO_PANE = {};

    private final PeriodGrid grid;
    private final Map<PeriodLength, Stratum> strata = new EnumMap<>(PeriodLength.class);
    private long asOf = Long.MIN_VALUE;

    /** The pane whose statement moved the end of the windows last. */
    private Optional<PaneKey> newest = Optional.empty();

    public Rollup(ZoneId zone) {
        this.grid = new PeriodGrid(zone);
    }

    public PeriodGrid grid() {
        return grid;
    }

    /** End of the newest period stated; where the windows end. */
    public Instant asOf() {
        return Instant.ofEpochSecond(asOf);
    }

    /** The pane of that owner whose statement moved the end of the windows last. */
    public Optional<PaneKey> newest(String owner) {
        return newest.map(pane -> new PaneKey(owner, pane.length(), pane.index()));
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
        Stratum stratum = strata.get(length);
        if (stratum == null) {
            stratum = new Stratum(isStated() ? grid.index(length, asOf()) : Long.MIN_VALUE / 4);
            strata.put(length, stratum);
        }
        if (delta.isStated()) {
            long paneEnd = grid.end(length, index).getEpochSecond();
            if (paneEnd > asOf) {
                newest = Optional.of(new PaneKey("", length, index));
            }
            advance(paneEnd, panes);
        }
        stratum.apply(length, index, delta);
    }

    /**
     * Ends the windows of a rollup that has no figures yet with that pane, so that the figures can then come in any order.
     *
     * @throws IllegalStateException when something was stated before
     */
    public void beginAt(PaneKey pane) {
        if (isStated()) {
            throw new IllegalStateException("windows already end at " + asOf());
        }
        newest = Optional.of(new PaneKey("", pane.length(), pane.index()));
        advance(grid.end(pane.length(), pane.index()).getEpochSecond(), (length, from, to, visitor) -> {});
    }

    private void advance(long newAsOf, PaneReader panes) {
        if (newAsOf > asOf) {
            asOf = newAsOf;
            strata.forEach((length, stratum) -> stratum.advance(length, grid.index(length, asOf()), panes));
        }
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
            stratum.visitExpected(index, visitor);
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
        strata.forEach((length, stratum) -> stratum.write(out.octet(length.ordinal())));
        out.block(newest.map(PaneKey.ENCODING::encode).orElse(NO_PANE));
    }

    /** The rollup that was appended. */
    public static Rollup read(ByteReader in) {
        in.version(FORMAT);
        Rollup rollup = new Rollup(ZoneId.of(in.text()));
        rollup.asOf = in.signed();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            rollup.strata.put(PeriodLength.values()[in.octet()], Stratum.read(in));
        }
        byte[] newestPane = in.block();
        rollup.newest = newestPane.length == 0 ? Optional.empty() : Optional.of(PaneKey.ENCODING.decode(newestPane));
        return rollup;
    }
}
