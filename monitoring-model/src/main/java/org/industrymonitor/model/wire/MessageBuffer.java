package org.industrymonitor.model.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a Protobuf message as they are written, in an array that grows; fields of the default value are left out, as
 * the format asks.
 */
final class MessageBuffer {

    private static final int WIRE_VARINT = 0;
    private static final int WIRE_BLOCK = 2;
    private static final int LONGEST_VARINT = 10;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** How many bits of a number eight bytes of a varint hold. */
    private static final int BITS_OF_EIGHT_BYTES = 56;

    /** Says of each of eight bytes that another follows. */
    private static final long CONTINUED = 0x8080808080808080L;

    private byte[] bytes;
    private int size;

    MessageBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    /** Bytes of a number. */
    static int sizeOf(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    /** Starts anew. */
    void clear() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void number(int field, long value) {
        if (value != 0) {
            numberEvenZero(field, value);
        }
    }

    /** A number of a field that tells being there from being zero. */
    void numberEvenZero(int field, long value) {
        tag(field, WIRE_VARINT);
        varint(value);
    }

    void text(int field, String text) {
        if (!text.isEmpty()) {
            int start = size;
            tag(field, WIRE_BLOCK);
            varint(text.length());
            ensure(text.length());
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (character >= 0x80) {
                    size = start;
                    block(field, text.getBytes(StandardCharsets.UTF_8));
                    return;
                }
                bytes[size++] = (byte) character;
            }
        }
    }

    void block(int field, byte[] block) {
        block(field, block, block.length);
    }

    /** Appends a block, unless it is empty. */
    void block(int field, MessageBuffer block) {
        if (block.size > 0) {
            block(field, block.bytes, block.size);
        }
    }

    /** Starts a block of so many bytes, which are to be appended. */
    void block(int field, int length) {
        tag(field, WIRE_BLOCK);
        varint(length);
        ensure(length);
    }

    void varint(long value) {
        ensure(LONGEST_VARINT);
        append(value);
    }

    /**
     * Appends a number where there is room for the longest.
     *
     * <p>Figures take three to six bytes each, in no order that a processor could guess, so all bytes are made at once: groups
     * of seven bits move apart to the bytes they belong to.
     */
    void append(long value) {
        if (value >>> 7 == 0) {
            bytes[size++] = (byte) value;
        } else if (value >>> BITS_OF_EIGHT_BYTES == 0) {
            int length = (Long.SIZE + 6 - Long.numberOfLeadingZeros(value)) / 7;
            long halves = value & 0xFFFFFFFL | (value & 0xFFFFFFF0000000L) << 4;
            long quarters = halves & 0x3FFF00003FFFL | (halves & 0xFFFC0000FFFC000L) << 2;
            long spread = quarters & 0x7F007F007F007FL | (quarters & 0x3F803F803F803F80L) << 1;
            EIGHT_BYTES.set(bytes, size, spread | CONTINUED & (1L << 8 * (length - 1)) - 1);
            size += length;
        } else {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }
    }

    /** Makes room for so many numbers. */
    void ensureNumbers(int count) {
        ensure(LONGEST_VARINT * count);
    }

    private void block(int field, byte[] block, int length) {
        block(field, length);
        System.arraycopy(block, 0, bytes, size, length);
        size += length;
    }

    private void tag(int field, int wire) {
        varint((long) field << 3 | wire);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
