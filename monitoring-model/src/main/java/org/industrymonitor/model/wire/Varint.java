package org.industrymonitor.model.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of variable length as Protobuf writes them: seven bits a byte, the lowest first, each but the last marked. */
public final class Varint {

    /** Bytes that the longest takes, and that there must be room for whatever the number. */
    public static final int LONGEST = 10;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** How many bits of a number eight bytes hold. */
    private static final int BITS_OF_EIGHT_BYTES = 56;

    /** Says of each of eight bytes that another follows. */
    private static final long CONTINUED = 0x8080808080808080L;

    private Varint() {}

    /** The number that a small magnitude of either sign becomes. */
    public static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    /** Bytes of a number. */
    static int sizeOf(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    /**
     * Writes a number, taken as unsigned, and maybe some bytes after it, and says where it ends.
     *
     * <p>Figures take three to six bytes each, in no order that a processor could guess, so all bytes are made at once: groups
     * of seven bits move apart to the bytes they belong to.
     *
     * @throws IndexOutOfBoundsException where there is no room for the longest
     */
    public static int write(byte[] bytes, int at, long value) {
        if (value >>> 7 == 0) {
            bytes[at] = (byte) value;
            return at + 1;
        }
        if (value >>> BITS_OF_EIGHT_BYTES == 0) {
            int length = (Long.SIZE + 6 - Long.numberOfLeadingZeros(value)) / 7;
            long halves = value & 0xFFFFFFFL | (value & 0xFFFFFFF0000000L) << 4;
            long quarters = halves & 0x3FFF00003FFFL | (halves & 0xFFFC0000FFFC000L) << 2;
            long spread = quarters & 0x7F007F007F007FL | (quarters & 0x3F803F803F803F80L) << 1;
            EIGHT_BYTES.set(bytes, at, spread | CONTINUED & (1L << 8 * (length - 1)) - 1);
            return at + length;
        }
        int end = at;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
        return end;
    }
}
