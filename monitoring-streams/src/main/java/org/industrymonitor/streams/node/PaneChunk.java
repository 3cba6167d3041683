package org.industrymonitor.streams.node;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Periods that there is room for at least. */
    private static final int FEW = 4;

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

        /** Of the periods up to one that has any. */
        private long[] amounts;

        /** @param periods that there is room for at first */
        Totals(SeriesName name, int periods) {
            this.name = name;
            this.amounts = new long[periods * AMOUNTS];
        }

        boolean isListed(int slot) {
            return amount(slot, PaneDelta.SUM) != 0 || amount(slot, PaneDelta.REPORTED) != 0;
        }

        long amount(int slot, int which) {
            int at = slot * AMOUNTS + which;
            return at < amounts.length ? amounts[at] : 0;
        }

        void add(int slot, PaneDelta delta, int i) {
            if (slot * AMOUNTS >= amounts.length) {
                // Periods mostly come in their order: most of a chunk is filled later, if at all.
                amounts = Arrays.copyOf(amounts, roomFor(slot) * AMOUNTS);
            }
            for (int which = 0; which < AMOUNTS; which++) {
                int at = slot * AMOUNTS + which;
                amounts[at] = Math.addExact(amounts[at], delta.amount(i, which));
            }
        }

        /** Periods to make room for when that one is the last: a power of two. */
        static int roomFor(int slot) {
            return Math.max(FEW, Integer.highestOneBit(slot) * 2);
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
        return totals == null ? 0 : totals.amount(slot, which);
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
                totals = new Totals(delta.series(i), Totals.roomFor(slot));
                series.add(totals);
            }
            totals.add(slot, delta, i);
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
            SeriesName name = names.read(in);
            long listed = in.unsigned();
            int last = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(listed));
            Totals totals = new Totals(name, Totals.roomFor(last));
            chunk.series.add(totals);
            for (int at = 0; at < totals.amounts.length; at++) {
                if ((listed >>> at / AMOUNTS & 1) != 0) {
                    totals.amounts[at] = in.signed();
                }
            }
        }
        return chunk;
    }
}
