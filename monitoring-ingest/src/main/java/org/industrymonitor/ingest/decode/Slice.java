package org.industrymonitor.ingest.decode;

import java.util.Arrays;

/**
 * Bytes of one record within the body it came in.
 *
 * @param bytes of the whole body, shared and not to be changed
 * @param start first byte of the record
 * @param end first byte after it
 */
public record Slice(byte[] bytes, int start, int end) {

    static final Slice NONE = new Slice(new byte[0], 0, 0);

    public Slice {
        if (start < 0 || end < start || end > bytes.length) {
            throw new IllegalArgumentException("slice must lie in 0.." + bytes.length + ", is " + start + ".." + end);
        }
    }

    /** A body as one record. */
    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    public int length() {
        return end - start;
    }

    /** A copy of the bytes, of at most so many. */
    public byte[] copy(int atMost) {
        return Arrays.copyOfRange(bytes, start, Math.min(end, start + atMost));
    }
}
