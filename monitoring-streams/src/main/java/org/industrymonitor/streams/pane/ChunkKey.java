package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;
import org.industrymonitor.runtime.store.Encoding;

/**
 * Names 64 consecutive periods of one owner. The bytes of the keys of one owner and length are ordered by time.
 *
 * @param owner an enterprise or a node
 * @param number of the first period, divided by 64
 */
public record ChunkKey(String owner, PeriodLength length, long number) {

    /** Periods in a chunk: as many as a long has bits. */
    public static final int PERIODS = 64;

    public static final Encoding<ChunkKey> ENCODING = new Encoding<>() {
        @Override
        public byte[] encode(ChunkKey key) {
            return new ByteWriter(key.owner.length() + 16)
                    .text(key.owner)
                    .octet(key.length.ordinal())
                    .ordered(key.number)
                    .toBytes();
        }

        @Override
        public ChunkKey decode(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            return new ChunkKey(in.text(), PeriodLength.values()[in.octet()], in.ordered());
        }
    };

    /** The chunk that holds the period of that number. */
    public static ChunkKey of(String owner, PeriodLength length, long index) {
        return new ChunkKey(owner, length, number(index));
    }

    public static long number(long index) {
        return index >> 6;
    }

    /** The place of the period of that number in its chunk. */
    public static int slot(long index) {
        return (int) (index & (PERIODS - 1));
    }

    /** Whether the period of that number is in the chunk. */
    public boolean holds(PeriodLength ofLength, long index) {
        return length == ofLength && number == number(index);
    }

    /** Number of the first period in the chunk. */
    public long firstIndex() {
        return number << 6;
    }

    // Written out because it is asked many times a reading: what the compiler makes for records goes by method handles.
    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkKey that
                && number == that.number
                && length == that.length
                && owner.equals(that.owner);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * owner.hashCode() + length.ordinal()) + Long.hashCode(number);
    }
}
