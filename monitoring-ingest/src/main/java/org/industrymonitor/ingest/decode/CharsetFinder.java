package org.industrymonitor.ingest.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tells what a body is written in; where that is not declared, by its mark or by the first bytes that are not ASCII. */
final class CharsetFinder {

    private static final Charset UNMARKED = Charset.forName("GB18030");
    private static final int WINDOW = 64 << 10;

    private Charset found;

    CharsetFinder(BodyCharset declared) {
        found = declared.declared().orElse(null);
    }

    /** Where the text starts: after the byte order mark of UTF-8, if there is one. */
    int afterMark(byte[] head, int length) {
        boolean marked = length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (marked && found == null) {
            found = StandardCharsets.UTF_8;
        }
        return marked ? 3 : 0;
    }

    /**
     * The charset of a line.
     *
     * @param filled end of what has been read into the bytes of the line, which may go on beyond it
     * @param ended whether the body ends there
     */
    Charset of(Slice line, int filled, boolean ended) {
        if (found == null) {
            if (isAscii(line)) {
                return StandardCharsets.UTF_8;
            }
            int end = Math.max(line.end(), Math.min(filled, line.start() + WINDOW));
            found = isUtf8(line.bytes(), line.start(), end, ended && end == filled) ? StandardCharsets.UTF_8 : UNMARKED;
        }
        return found;
    }

    private static boolean isAscii(Slice line) {
        for (int i = line.start(); i < line.end(); i++) {
            if (line.bytes()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes, int start, int end, boolean whole) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(end - start);
        return !decoder.decode(ByteBuffer.wrap(bytes, start, end - start), text, whole)
                .isError();
    }
}
