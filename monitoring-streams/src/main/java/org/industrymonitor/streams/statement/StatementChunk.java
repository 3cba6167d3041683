package org.industrymonitor.streams.statement;

import java.util.Arrays;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;
import org.industrymonitor.streams.pane.ChunkKey;
import org.industrymonitor.streams.pane.SeriesName;
import org.industrymonitor.streams.pane.SeriesNames;

/**
 * The last word of an enterprise on each of its items for 64 consecutive periods. The figures of a period stand side by side,
 * whatever the item, because they are asked for together.
 */
final class StatementChunk {

    private static final int FORMAT = 1;

    /** Periods that there is room for at first. */
    private static final int FEW = 8;

    private static final SeriesName[] NO_ITEMS = {};

    /** Words of an item before the periods: of which periods it is stated, and of which there is a figure. */
    private static final int FLAGS = 2;

    /** Words of an item in a period: value and revision. */
    private static final int WIDTH = 2;

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

    /** Of each row its item; chunks of the same items share it, so it is replaced, not changed. */
    private SeriesName[] items;

    /** The flags of all rows, then period after period the figures of all rows. */
    private long[] words = {};

    StatementChunk() {
        this(NO_ITEMS);
    }

    /** A chunk in which nothing is stated yet of those items. */
    StatementChunk(SeriesName[] items) {
        this.items = items;
        this.words = new long[size(items.length, FEW)];
    }

    private static int size(int rows, int periods) {
        return rows * (FLAGS + WIDTH * periods);
    }

    /** How many items have a row; of some of them nothing may be stated. */
    int rows() {
        return items.length;
    }

    SeriesName item(int row) {
        return items[row];
    }

    /** The row of an item; negative when there is none. */
    int find(SeriesName item) {
        for (int row = 0; row < items.length; row++) {
            if (items[row] == item) {
                return row;
            }
        }
        return -1;
    }

    /** The row of an item, which gets one if it has none. */
    int rowOf(SeriesName item) {
        int known = find(item);
        return known >= 0 ? known : add(item);
    }

    private int add(SeriesName item) {
        int rows = items.length;
        int periods = rows == 0 ? FEW : (words.length / rows - FLAGS) / WIDTH;
        long[] wider = new long[size(rows + 1, periods)];
        System.arraycopy(words, 0, wider, 0, rows * FLAGS);
        for (int slot = 0; slot < periods; slot++) {
            System.arraycopy(words, place(rows, 0, slot), wider, place(rows + 1, 0, slot), rows * WIDTH);
        }
        words = wider;
        items = Arrays.copyOf(items, rows + 1);
        items[rows] = item;
        return rows;
    }

    private static int place(int rows, int row, int slot) {
        return rows * FLAGS + (slot * rows + row) * WIDTH;
    }

    private int place(int row, int slot) {
        return place(items.length, row, slot);
    }

    boolean isStated(int row, int slot) {
        return (words[row * FLAGS] >>> slot & 1) != 0;
    }

    /** Whether there is a figure: stated, and not taken back. */
    boolean isPresent(int row, int slot) {
        return (words[row * FLAGS + 1] >>> slot & 1) != 0;
    }

    /** Fixed point; 0 when there is none. */
    long value(int row, int slot) {
        int place = place(row, slot);
        return place < words.length ? words[place] : 0;
    }

    private long revision(int row, int slot) {
        return words[place(row, slot) + 1];
    }

    /**
     * Whether a statement replaces the one there is: by a higher revision. Of two with the same revision the larger
     * value stands, and any value before a retraction, so that the order of arrival does not matter.
     */
    boolean isReplacedBy(int row, int slot, long revision, boolean isPresent, long value) {
        if (!isStated(row, slot) || revision != revision(row, slot)) {
            return !isStated(row, slot) || revision > revision(row, slot);
        }
        return isPresent && (!isPresent(row, slot) || value > value(row, slot));
    }

    void state(int row, int slot, long revision, boolean isPresent, long value) {
        long bit = 1L << slot;
        int flags = row * FLAGS;
        words[flags] |= bit;
        words[flags + 1] = isPresent ? words[flags + 1] | bit : words[flags + 1] & ~bit;
        put(row, slot, isPresent ? value : 0, revision);
    }

    private void put(int row, int slot, long value, long revision) {
        int place = place(row, slot);
        if (place >= words.length) {
            // Periods mostly come in their order: most of a chunk is filled later, if at all.
            words = Arrays.copyOf(words, size(items.length, Math.min(ChunkKey.PERIODS, Math.max(2 * slot, FEW))));
        }
        words[place] = value;
        words[place + 1] = revision;
    }

    /** Whether anything was ever stated of that period. */
    boolean isStated(int slot) {
        for (int row = 0; row < items.length; row++) {
            if (isStated(row, slot)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is any figure of that period. */
    boolean isPresent(int slot) {
        for (int row = 0; row < items.length; row++) {
            if (isPresent(row, slot)) {
                return true;
            }
        }
        return false;
    }

    private byte[] toBytes() {
        int stated = 0;
        for (int row = 0; row < items.length; row++) {
            stated += words[row * FLAGS] == 0 ? 0 : 1;
        }
        ByteWriter out = new ByteWriter(256).octet(FORMAT).unsigned(stated);
        for (int row = 0; row < items.length; row++) {
            if (words[row * FLAGS] != 0) {
                write(out, row);
            }
        }
        return out.toBytes();
    }

    private void write(ByteWriter out, int row) {
        out.block(items[row].utf8()).unsigned(words[row * FLAGS]).unsigned(words[row * FLAGS + 1]);
        long value = 0;
        long revision = 0;
        for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
            if (isStated(row, slot)) {
                // Differences wrap around and back: neighbours are near, so most take few bytes.
                out.signed(value(row, slot) - value).signed(revision(row, slot) - revision);
                value = value(row, slot);
                revision = revision(row, slot);
            }
        }
    }

    private static StatementChunk fromBytes(ByteReader in, SeriesNames names) {
        in.version(FORMAT);
        StatementChunk chunk = new StatementChunk();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            int row = chunk.add(names.read(in));
            chunk.words[row * FLAGS] = in.unsigned();
            chunk.words[row * FLAGS + 1] = in.unsigned();
            long value = 0;
            long revision = 0;
            for (int slot = 0; slot < ChunkKey.PERIODS; slot++) {
                if (chunk.isStated(row, slot)) {
                    value += in.signed();
                    revision += in.signed();
                    chunk.put(row, slot, value, revision);
                }
            }
        }
        return chunk;
    }
}
