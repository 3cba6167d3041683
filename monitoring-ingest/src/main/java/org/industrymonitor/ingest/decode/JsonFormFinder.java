package org.industrymonitor.ingest.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Finds where the texts of a line of JSON are that was read in full: only of lines that are written plainly, without escapes,
 * nulls and numbers with exponents.
 */
final class JsonFormFinder {

    private final byte[] line;
    private final FormDraft draft = new FormDraft();
    private int at;

    private JsonFormFinder(byte[] line) {
        this.line = line;
    }

    /** What was found in a line; null if it is not plain. */
    static FormDraft find(byte[] line) {
        JsonFormFinder finder = new JsonFormFinder(line);
        return finder.record() ? finder.draft : null;
    }

    private boolean record() {
        if (!passes('{')) {
            return false;
        }
        do {
            int name = passName();
            if (name < 0) {
                return false;
            }
            boolean read = name == JsonField.ITEMS.ordinal() ? items() : text(number(name, 0));
            if (!read) {
                return false;
            }
        } while (passes(','));
        return passes('}') && isBlankFrom();
    }

    private boolean items() {
        if (!passes('[')) {
            return false;
        }
        int item = 0;
        do {
            if (item == LineForm.MOST_ITEMS || !item(item++)) {
                return false;
            }
        } while (passes(','));
        return passes(']');
    }

    private boolean item(int item) {
        if (!passes('{')) {
            return false;
        }
        do {
            int name = passName();
            if (name < 0 || !text(number(name, item))) {
                return false;
            }
        } while (passes(','));
        return passes('}');
    }

    /** Passes a name and the colon after it; the number of its field, -1 if there is none such. */
    private int passName() {
        if (!passes('"')) {
            return -1;
        }
        int end = TextKind.QUOTED.end(line, at, line.length);
        if (end < 0) {
            return -1;
        }
        JsonField field = JsonField.of(new String(line, at, end - at, US_ASCII));
        at = end + 1;
        return field != null && passes(':') ? field.ordinal() : -1;
    }

    private boolean text(int number) {
        boolean quoted = passes('"');
        TextKind kind = quoted ? TextKind.QUOTED : TextKind.NUMBER;
        int end = kind.end(line, at, line.length);
        if (end < 0 || !draft.add(number, kind, at, end)) {
            return false;
        }
        at = quoted ? end + 1 : end;
        return true;
    }

    private static int number(int field, int item) {
        return switch (JsonField.values()[field]) {
            case SUBJECT -> LineForm.SUBJECT;
            case PERIOD_START -> LineForm.PERIOD_START;
            case PERIOD -> LineForm.PERIOD;
            case REVISION -> LineForm.REVISION;
            case STATUS -> LineForm.STATUS;
            case MEASURE, ITEM -> LineForm.ITEM + LineForm.OF_ITEM * item;
            case VALUE -> LineForm.VALUE + LineForm.OF_ITEM * item;
            case UNIT -> LineForm.UNIT + LineForm.OF_ITEM * item;
            case ITEMS -> Integer.MAX_VALUE;
        };
    }

    private boolean passes(char wanted) {
        passBlanks();
        if (at < line.length && line[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean isBlankFrom() {
        passBlanks();
        return at == line.length;
    }

    private void passBlanks() {
        while (at < line.length && (line[at] == ' ' || line[at] == '\t')) {
            at++;
        }
    }
}
