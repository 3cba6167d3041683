package org.industrymonitor.ingest.decode;

import java.util.Arrays;
import java.util.List;

/** Where the texts of a line are, as they are found. */
final class FormDraft {

    private final int[] from = LineForm.texts();
    private final int[] to = LineForm.texts();
    private final int[] order = LineForm.texts();
    private final TextKind[] kinds = new TextKind[order.length];
    private int found;

    /** Adds a text, which is after those before; false if it is there already. */
    boolean add(int text, TextKind kind, int begin, int end) {
        if (text >= kinds.length || kinds[text] != null) {
            return false;
        }
        from[text] = begin;
        to[text] = end;
        kinds[text] = kind;
        order[found++] = text;
        return true;
    }

    int[] from() {
        return from;
    }

    int[] to() {
        return to;
    }

    TextKind[] kinds() {
        return kinds;
    }

    int[] order() {
        return Arrays.copyOf(order, found);
    }

    int items() {
        int items = 0;
        while (items < LineForm.MOST_ITEMS && has(LineForm.ITEM + LineForm.OF_ITEM * items)) {
            items++;
        }
        return items;
    }

    /** Whether the texts are all those that the line was found to have when it was read in full. */
    boolean says(byte[] line, RawReading reading) {
        if (!is(line, LineForm.SUBJECT, reading.subject())
                || !is(line, LineForm.PERIOD_START, reading.periodStart())
                || !is(line, LineForm.PERIOD, reading.period())
                || !is(line, LineForm.REVISION, reading.revision())
                || !is(line, LineForm.STATUS, reading.status())) {
            return false;
        }
        List<RawItem> items = reading.items();
        int texts = LineForm.ITEM;
        for (int i = 0; i < items.size() && i < LineForm.MOST_ITEMS; i++) {
            if (!is(line, texts, items.get(i).item())
                    || !is(line, texts + 1, items.get(i).value())
                    || !is(line, texts + 2, items.get(i).unit())) {
                return false;
            }
            texts += LineForm.OF_ITEM;
        }
        return items.size() == items() && !items.isEmpty();
    }

    private boolean has(int text) {
        return kinds[text] != null;
    }

    private boolean is(byte[] line, int text, String read) {
        if (to[text] - from[text] != read.length()) {
            return false;
        }
        for (int i = 0; i < read.length(); i++) {
            if (line[from[text] + i] != read.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
