package org.industrymonitor.runtime.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.industrymonitor.model.wire.Varint;

/** Appends numbers of variable length and texts to a growing array; {@link ByteReader} reads them back. */
public final class ByteWriter {

    private byte[] bytes;
    private int size;

    public ByteWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Eight bytes whose unsigned order is the order of the numbers. */
    public ByteWriter ordered(long value) {
        ensure(8);
        long shifted = value ^ Long.MIN_VALUE;
        for (int i = 7; i >= 0; i--) {
            bytes[size++] = (byte) (shifted >>> (8 * i));
        }
        return this;
    }

    public ByteWriter octet(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** A number of either sign: small magnitudes take few bytes. */
    public ByteWriter signed(long value) {
        return unsigned(Varint.zigzag(value));
    }

    /** A number taken as unsigned: small ones take few bytes. */
    public ByteWriter unsigned(long value) {
        ensure(Varint.LONGEST);
        size = Varint.write(bytes, size, value);
        return this;
    }

    public ByteWriter text(String text) {
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    public ByteWriter block(byte[] block) {
        unsigned(block.length);
        return raw(block);
    }

    public ByteWriter raw(byte[] block) {
        ensure(block.length);
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
