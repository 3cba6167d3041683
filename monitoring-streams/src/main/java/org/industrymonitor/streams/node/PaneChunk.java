package org.industrymonitor.streams.node;

import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;
import org.industrymonitor.streams.store.Encoding;

/** The panes of a node for 64 consecutive periods. */
final class PaneChunk {

    private static final int FORMAT = 1;

    static final Encoding<PaneChunk> ENCODING = new Encoding<>() {
        @Override
        public byte[] encode(PaneChunk chunk) {
            return chunk.toBytes();
        }

        @Override
        public PaneChunk decode(byte[] bytes) {
            return fromBytes(new ByteReader(bytes));
        }
    };

    /** Sums and counts of one series. */
    static final class Totals {
        private final long[] sums = new long[ChunkKey.PERIODS];
        private final long[] reported = new long[ChunkKey.PERIODS];

        long sum(int slot) {
            return sums[slot];
        }

        long reported(int slot) {
            return reported[slot];
        }

        private boolean isListed(int slot) {
            return sums[slot] != 0 || reported[slot] != 0;
        }
    }

    private final TreeMap<String, Totals> series = new TreeMap<>();
    private long stated;

    /** By series, in order of name. */
    Map<String, Totals> series() {
        return series;
    }

    /** Whether anything was ever stated of that period. */
    boolean isStated(int slot) {
        return (stated >>> slot & 1) != 0;
    }

    /**
     * Adds to a pane.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    void add(int slot, PaneDelta delta) {
        if (delta.isStated()) {
            stated |= 1L << slot;
        }
        delta.forEach((name, sum, reported, step) -> {
            if (sum != 0 || reported != 0) {
                Totals totals = series.computeIfAbsent(name, n -> new Totals());
                totals.sums[slot] = Math.addExact(totals.sums[slot], sum);
                totals.reported[slot] = Math.addExact(totals.reported[slot], reported);
            }
        });
    }

    private byte[] toBytes() {
        ByteWriter out = new ByteWriter(512).octet(FORMAT).unsigned(stated).unsigned(series.size());
        series.forEach((name, totals) -> {
            out.text(name);
            long listed = 0;
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                listed |= totals.isListed(slot) ? 1L << slot : 0;
            }
            out.unsigned(listed);
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if ((listed >>> slot & 1) != 0) {
                    out.signed(totals.sums[slot]).signed(totals.reported[slot]);
                }
            }
        });
        return out.toBytes();
    }

    private static PaneChunk fromBytes(ByteReader in) {
        in.version(FORMAT);
        PaneChunk chunk = new PaneChunk();
        chunk.stated = in.unsigned();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            Totals totals = new Totals();
            chunk.series.put(in.text(), totals);
            long listed = in.unsigned();
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if ((listed >>> slot & 1) != 0) {
                    totals.sums[slot] = in.signed();
                    totals.reported[slot] = in.signed();
                }
            }
        }
        return chunk;
    }
}
