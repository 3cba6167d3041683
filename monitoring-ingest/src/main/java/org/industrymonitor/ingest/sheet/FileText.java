package org.industrymonitor.ingest.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a file that does not say what it is written in: what its byte order mark says, else UTF-8 where all of it is
 * that, else GB18030, in which Chinese spreadsheets save CSV.
 *
 * @param charset in which the bytes are written
 * @param bytes of the text, without a byte order mark
 */
public record FileText(Charset charset, byte[] bytes) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Tells by the bytes of the file. */
    public static FileText of(byte[] file) {
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return new FileText(StandardCharsets.UTF_8, Arrays.copyOfRange(file, 3, file.length));
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return recoded(file, StandardCharsets.UTF_16LE);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return recoded(file, StandardCharsets.UTF_16BE);
        }
        return new FileText(
                isIn(StandardCharsets.UTF_8, file) || !isIn(GB18030, file) ? StandardCharsets.UTF_8 : GB18030, file);
    }

    /** All of it as characters; what is not in its charset as U+FFFD. */
    String text() {
        return new String(bytes, charset);
    }

    private static FileText recoded(byte[] file, Charset charset) {
        String text = new String(file, 2, file.length - 2, charset);
        return new FileText(StandardCharsets.UTF_8, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isIn(Charset charset, byte[] file) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (file[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }
}
