package org.industrymonitor.streams.node;

import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;

/** The panes of a node for 64 consecutive periods. */
final class PaneChunk {

    private static final int FORMAT = 2;

    /** Of each pane and series: sum, count and weight, as in a {@link PaneDelta}. */
    private static final int AMOUNTS = 3;

    /** The encoding of a task, which has names to share. */
    static Encoding<PaneChunk> encoding() {
        SeriesNames names = new SeriesNames();
        return new Encoding<>() {
            @Override
            public byte[] encode(PaneChunk chunk) {
                return chunk.toBytes();
            }

            @Override
            public PaneChunk decode(byte[] bytes) {
                return fromBytes(new ByteReader(bytes), names);
            }
        };
    }

    /** The totals of one series. */
    private static final class Totals {
        private final SeriesName name;
        private final long[] amounts = new long[ChunkKey.PERIODS * AMOUNTS];

        Totals(SeriesName name) {
            this.name = name;
        }

        boolean isListed(int slot) {
            return amounts[slot * AMOUNTS] != 0 || amounts[slot * AMOUNTS + PaneDelta.REPORTED] != 0;
        }
    }

    private final List<Totals> series = new ArrayList<>(4);
    private long published;

    /** Whether the pane was ever published: something was stated of the period, or the time to wait was over. */
    boolean isPublished(int slot) {
        return (published >>> slot & 1) != 0;
    }

    /** Says that the pane is published although nothing may have been stated. */
    void publish(int slot) {
        published |= 1L << slot;
    }

    /** Sum, count or weight of a series. */
    long amount(SeriesName name, int slot, int which) {
        Totals totals = find(name);
        return totals == null ? 0 : totals.amounts[slot * AMOUNTS + which];
    }

    /**
     * Adds to a pane.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    void add(int slot, PaneDelta delta) {
        if (delta.isStated()) {
            published |= 1L << slot;
        }
        for (int i = 0; i < delta.size(); i++) {
            Totals totals = find(delta.series(i));
            if (totals == null) {
                totals = new Totals(delta.series(i));
                series.add(totals);
            }
            for (int which = 0; which < AMOUNTS; which++) {
                int at = slot * AMOUNTS + which;
                totals.amounts[at] = Math.addExact(totals.amounts[at], delta.amount(i, which));
            }
        }
    }

    /** Adds the totals of a pane to a delta. */
    void addTo(PaneDelta delta, int slot) {
        for (Totals totals : series) {
            int at = slot * AMOUNTS;
            if (totals.isListed(slot)) {
                delta.addFigure(totals.name, totals.amounts[at], totals.amounts[at + 1], totals.amounts[at + 2]);
            }
        }
    }

    private Totals find(SeriesName name) {
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i).name == name) {
                return series.get(i);
            }
        }
        return null;
    }

    private byte[] toBytes() {
        ByteWriter out = new ByteWriter(512).octet(FORMAT).unsigned(published).unsigned(series.size());
        for (Totals totals : series) {
            out.block(totals.name.utf8());
            long listed = 0;
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                listed |= totals.isListed(slot) ? 1L << slot : 0;
            }
            out.unsigned(listed);
            for (int at = 0; at < totals.amounts.length; at++) {
                if ((listed >>> at / AMOUNTS & 1) != 0) {
                    out.signed(totals.amounts[at]);
                }
            }
        }
        return out.toBytes();
    }

    private static PaneChunk fromBytes(ByteReader in, SeriesNames names) {
        in.version(FORMAT);
        PaneChunk chunk = new PaneChunk();
        chunk.published = in.unsigned();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            Totals totals = new Totals(names.read(in));
            chunk.series.add(totals);
            long listed = in.unsigned();
            for (int at = 0; at < totals.amounts.length; at++) {
                if ((listed >>> at / AMOUNTS & 1) != 0) {
                    totals.amounts[at] = in.signed();
                }
            }
        }
        return chunk;
    }
}
