package org.industrymonitor.streams.statement;

import java.util.Arrays;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;
import org.industrymonitor.streams.store.ByteReader;
import org.industrymonitor.streams.store.ByteWriter;
import org.industrymonitor.streams.store.Encoding;

/** The last word of an enterprise on each of its items for 64 consecutive periods. */
final class StatementChunk {

    private static final int FORMAT = 1;

    /** Periods that there is room for at first. */
    private static final int FEW = 8;

    /** The encoding of a task, which has names to share. */
    static Encoding<StatementChunk> encoding() {
        SeriesNames names = new SeriesNames();
        return new Encoding<>() {
            @Override
            public byte[] encode(StatementChunk chunk) {
                return chunk.toBytes();
            }

            @Override
            public StatementChunk decode(byte[] bytes) {
                return fromBytes(new ByteReader(bytes), names);
            }
        };
    }

    /** The figures of one item. */
    static final class Figures {
        private final SeriesName item;

        /** Of each period value and revision, side by side because both are asked for together. */
        private long[] statements = new long[2 * FEW];

        private long stated;
        private long present;

        Figures(SeriesName item) {
            this.item = item;
        }

        SeriesName item() {
            return item;
        }

        boolean isStated(int slot) {
            return (stated >>> slot & 1) != 0;
        }

        /** Whether there is a figure: stated, and not taken back. */
        boolean isPresent(int slot) {
            return (present >>> slot & 1) != 0;
        }

        /** Fixed point; 0 when there is none. */
        long value(int slot) {
            return 2 * slot < statements.length ? statements[2 * slot] : 0;
        }

        private long revision(int slot) {
            return statements[2 * slot + 1];
        }

        private void put(int slot, long value, long revision) {
            if (2 * slot >= statements.length) {
                // Periods mostly come in their order: most of a chunk is filled later, if at all.
                int periods = Math.min(ChunkKey.PERIODS, Math.max(2 * slot, FEW));
                statements = Arrays.copyOf(statements, 2 * periods);
            }
            statements[2 * slot] = value;
            statements[2 * slot + 1] = revision;
        }

        /**
         * Whether a statement replaces the one there is: by a higher revision. Of two with the same revision the larger
         * value stands, and any value before a retraction, so that the order of arrival does not matter.
         */
        boolean isReplacedBy(int slot, long revision, boolean isPresent, long value) {
            if (!isStated(slot) || revision != revision(slot)) {
                return !isStated(slot) || revision > revision(slot);
            }
            return isPresent && (!isPresent(slot) || value > value(slot));
        }

        void state(int slot, long revision, boolean isPresent, long value) {
            long bit = 1L << slot;
            stated |= bit;
            present = isPresent ? present | bit : present & ~bit;
            put(slot, isPresent ? value : 0, revision);
        }
    }

    private Figures[] items = {};

    Figures[] items() {
        return items;
    }

    /** The figures of an item; null when it was never stated. */
    Figures find(SeriesName item) {
        for (Figures figures : items) {
            if (figures.item == item) {
                return figures;
            }
        }
        return null;
    }

    private void add(Figures figures) {
        items = Arrays.copyOf(items, items.length + 1);
        items[items.length - 1] = figures;
    }

    Figures of(SeriesName item) {
        Figures known = find(item);
        if (known != null) {
            return known;
        }
        Figures figures = new Figures(item);
        add(figures);
        return figures;
    }

    /** Whether anything was ever stated of that period. */
    boolean isStated(int slot) {
        for (Figures figures : items) {
            if (figures.isStated(slot)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is any figure of that period. */
    boolean isPresent(int slot) {
        for (Figures figures : items) {
            if (figures.isPresent(slot)) {
                return true;
            }
        }
        return false;
    }

    private byte[] toBytes() {
        ByteWriter out = new ByteWriter(256).octet(FORMAT).unsigned(items.length);
        for (Figures figures : items) {
            out.block(figures.item.utf8()).unsigned(figures.stated).unsigned(figures.present);
            long value = 0;
            long revision = 0;
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if (figures.isStated(slot)) {
                    // Differences wrap around and back: neighbours are near, so most take few bytes.
                    out.signed(figures.value(slot) - value).signed(figures.revision(slot) - revision);
                    value = figures.value(slot);
                    revision = figures.revision(slot);
                }
            }
        }
        return out.toBytes();
    }

    private static StatementChunk fromBytes(ByteReader in, SeriesNames names) {
        in.version(FORMAT);
        StatementChunk chunk = new StatementChunk();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            Figures figures = new Figures(names.read(in));
            chunk.add(figures);
            figures.stated = in.unsigned();
            figures.present = in.unsigned();
            long value = 0;
            long revision = 0;
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if (figures.isStated(slot)) {
                    value += in.signed();
                    revision += in.signed();
                    figures.put(slot, value, revision);
                }
            }
        }
        return chunk;
    }
}
