package org.industrymonitor.runtime.store;

import java.nio.charset.StandardCharsets;

/** Reads what a {@link ByteWriter} wrote. */
public final class ByteReader {

    private final byte[] bytes;
    private int position;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public long ordered() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[position++] & 0xFF;
        }
        return value ^ Long.MIN_VALUE;
    }

    public int octet() {
        return bytes[position++] & 0xFF;
    }

    public long signed() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    public long unsigned() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    public int count() {
        return Math.toIntExact(unsigned());
    }

    public String text() {
        int length = count();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** All the bytes, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Passes over so many bytes, and says where they start. */
    public int skip(int length) {
        int from = position;
        position += length;
        return from;
    }

    public byte[] block() {
        int length = count();
        byte[] block = new byte[length];
        System.arraycopy(bytes, position, block, 0, length);
        position += length;
        return block;
    }

    /** Reads a format version, the first byte of every encoding of ours. */
    public void version(int expected) {
        version(expected, expected);
    }

    /** The same where this release reads several formats; which of them it is. */
    public int version(int first, int last) {
        int version = octet();
        if (version < first || version > last) {
            String read = first == last ? String.valueOf(first) : first + " to " + last;
            throw new IllegalStateException("state is of format " + version + ", this release reads " + read);
        }
        return version;
    }
}
