package org.industrymonitor.platform.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Raw bytes as text: UTF-8, and what is not UTF-8 as GB18030, which is how the edge tells them apart. */
public final class LetterText {
    private static final Charset OTHER = Charset.forName("GB18030");

    private LetterText() {}

    public static String of(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(raw, OTHER);
        }
    }
}
