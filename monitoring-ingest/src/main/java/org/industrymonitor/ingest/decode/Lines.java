package org.industrymonitor.ingest.decode;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a body, without their ends (LF, CRLF or CR), and without a UTF-8 byte order mark. */
final class Lines implements Iterator<Slice> {

    private final byte[] bytes;
    private int next;
    private long number;

    Lines(byte[] bytes) {
        this.bytes = bytes;
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        this.next = marked ? 3 : 0;
    }

    /** Number of the line returned last, from 1. */
    long number() {
        return number;
    }

    @Override
    public boolean hasNext() {
        return next < bytes.length;
    }

    @Override
    public Slice next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no line after line " + number);
        }
        int start = next;
        int end = start;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        boolean pair = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        next = Math.min(bytes.length, end + (pair ? 2 : 1));
        number++;
        return new Slice(bytes, start, end);
    }
}
