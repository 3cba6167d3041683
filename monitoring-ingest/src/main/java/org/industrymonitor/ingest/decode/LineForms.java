package org.industrymonitor.ingest.decode;

import java.io.IOException;
import java.util.function.Function;

/**
 * The forms that lines of one body were found to have, a few of them: a feed may have plants with different items.  The one that
 * fitted last is tried first.
 */
final class LineForms {

    private final LineForm[] forms = new LineForm[LineForm.MOST_FORMS];
    private int known;
    private int last;
    private int oldest;

    /** Goes to the next line, if it is of a form, and returns that; null where it is of none, and nothing has happened. */
    LineForm next(Lines lines) throws IOException {
        for (int i = 0; i < known; i++) {
            int place = (last + i) % known;
            if (lines.passes(forms[place])) {
                last = place;
                return forms[place];
            }
        }
        return null;
    }

    /**
     * Learns from a line that was read in full.
     *
     * @param finder says where the texts of a line are; null where it is not plain
     */
    void learn(Slice line, RawReading reading, Function<byte[], FormDraft> finder) {
        byte[] bytes = line.copy(line.length());
        FormDraft draft = finder.apply(bytes);
        if (draft != null && draft.says(bytes, reading)) {
            int place = known < forms.length ? known++ : oldest++ % forms.length;
            forms[place] = new LineForm(place, draft, bytes);
            last = place;
        }
    }
}
