package org.industrymonitor.ingest.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The lines of a stream, without their ends (LF, CRLF or CR), and without a UTF-8 byte order mark.  They lie in one buffer
 * that is used again: a slice holds until the next line is asked for.  Of a line longer than a record may be, the slice has
 * the start.
 */
final class Lines {

    private static final int FIRST_BUFFER = 8 << 10;
    private static final int READ_AHEAD = 64 << 10;

    private final InputStream stream;
    private final CharsetFinder charsets;
    private final int longest;
    private byte[] buffer;
    private int next;
    private int filled;
    private boolean ended;
    private boolean afterReturn;
    private long number;
    private Slice slice;
    private long length;

    /** @param longest how many bytes of a line are kept */
    Lines(InputStream stream, BodyCharset declared, int longest) throws IOException {
        this.stream = stream;
        this.charsets = new CharsetFinder(declared);
        this.longest = longest;
        this.buffer = new byte[FIRST_BUFFER];
        fill();
        next = charsets.afterMark(buffer, filled);
    }

    /**
     * Goes to the next line.
     *
     * @return false after the last one
     */
    boolean advance() throws IOException {
        if (!hasMore()) {
            return false;
        }
        number++;
        int end = endOfLine(next);
        while (end == filled && !ended && filled - next <= longest) {
            int scanned = filled - next;
            refill();
            end = endOfLine(next + scanned);
        }
        int start = next;
        slice = new Slice(buffer, start, Math.min(end, start + longest));
        length = end - start;
        if (end == filled && !ended) {
            end = skipToEnd();
        }
        passLineEnd(end);
        return true;
    }

    /**
     * Goes to the next line, if it is of that form, which then has it.
     *
     * @return false if it is not; then nothing has happened
     */
    boolean passes(LineForm form) throws IOException {
        if (filled - next < 2 * form.size() && !ended) {
            refill();
        }
        int start = afterReturn && next < filled && buffer[next] == '\n' ? next + 1 : next;
        int limit = (int) Math.min(filled, start + longest + 1L);
        if (!form.reads(buffer, start, limit, ended && limit == filled)) {
            return false;
        }
        number++;
        length = form.size();
        slice = new Slice(buffer, start, start + form.size());
        passLineEnd(slice.end());
        return true;
    }

    /** The line, or its start. */
    Slice slice() {
        return slice;
    }

    /** Bytes of the whole line. */
    long length() {
        return length;
    }

    /** Number of the line, from 1. */
    long number() {
        return number;
    }

    /** What lies in the buffer, at most so much as is kept of a line: the start of the body before it was read further. */
    byte[] head() {
        return Arrays.copyOf(buffer, Math.min(filled, longest));
    }

    /** What the line is written in. */
    Charset charset() {
        return charsets.of(slice, filled, ended);
    }

    /** The line as text. */
    String text() {
        return new String(slice.bytes(), slice.start(), slice.length(), charset());
    }

    private boolean hasMore() throws IOException {
        if (next == filled && !ended) {
            refill();
        }
        if (afterReturn && next < filled && buffer[next] == '\n') {
            next++;
        }
        afterReturn = false;
        if (next == filled && !ended) {
            refill();
        }
        return next < filled;
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    /** A line feed after a carriage return belongs to it, also where it is still to be read. */
    private void passLineEnd(int end) {
        afterReturn = end < filled && buffer[end] == '\r';
        next = Math.min(filled, end + 1);
    }

    /** Reads on to the end of a line of which enough is kept, in another buffer. */
    private int skipToEnd() throws IOException {
        buffer = new byte[buffer.length];
        int end;
        do {
            filled = 0;
            fill();
            end = endOfLine(0);
            length += end;
        } while (end == filled && !ended);
        return end;
    }

    /** Moves what is still to be handed out to the start of the buffer, which grows until it is long enough. */
    private void refill() throws IOException {
        int rest = filled - next;
        // large at once, and larger only for a line that needs it
        byte[] larger = buffer.length < READ_AHEAD || rest > READ_AHEAD / 2 && buffer.length < longest + READ_AHEAD
                ? new byte[Math.min(longest + READ_AHEAD, Math.max(READ_AHEAD, buffer.length * 2))]
                : buffer;
        System.arraycopy(buffer, next, larger, 0, rest);
        buffer = larger;
        filled = rest;
        next = 0;
        fill();
    }

    private void fill() throws IOException {
        int wanted = buffer.length - filled;
        int read = stream.readNBytes(buffer, filled, wanted);
        filled += read;
        ended = read < wanted;
    }
}
