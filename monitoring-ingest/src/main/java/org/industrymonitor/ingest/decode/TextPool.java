package org.industrymonitor.ingest.decode;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Texts that came before, so that what comes on every line, such as units and the start of the hour, is made once. */
final class TextPool {

    private static final int PLACES = 128;
    private static final int LONGEST = 40;

    private final String[] texts = new String[PLACES];

    /** The text at which the parser is. */
    String text(JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        if (length > LONGEST) {
            return parser.getText();
        }
        char[] characters = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        if (!isThere(place, characters, offset, length)) {
            texts[place] = new String(characters, offset, length);
        }
        return texts[place];
    }

    private boolean isThere(int place, char[] characters, int offset, int length) {
        String text = texts[place];
        if (text == null || text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
