package org.industrymonitor.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a Protobuf message as they are written, in an array that grows; fields of the default value are left out, as
 * the format asks.
 */
final class MessageBuffer {

    private static final int WIRE_VARINT = 0;
    private static final int WIRE_BLOCK = 2;

    private byte[] bytes;
    private int size;

    MessageBuffer(int capacity) {
        bytes = new byte[capacity];
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
        ensure(Varint.LONGEST);
        append(value);
    }

    /** Appends a number where there is room for the longest. */
    void append(long value) {
        size = Varint.write(bytes, size, value);
    }

    /** Makes room for so many numbers. */
    void ensureNumbers(int count) {
        ensure(Varint.LONGEST * count);
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
