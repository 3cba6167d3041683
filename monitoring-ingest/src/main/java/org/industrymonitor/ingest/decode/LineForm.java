package org.industrymonitor.ingest.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The form of the lines of a feed: where in a line its texts are, and what is between them.  Lines that follow each other differ
 * in some texts and in nothing else; such a line is read by looking for the differences.  What a line must be like to be of a
 * form is so narrow that it says the same as if it were read in full; of any other the decoder is the judge.
 *
 * <p>Texts have numbers, {@link #SUBJECT} to {@link #STATUS}, then {@link #ITEM}, {@link #VALUE} and {@link #UNIT} of each item,
 * {@link #OF_ITEM} apart.
 */
public final class LineForm {

    public static final int SUBJECT = 0;
    public static final int PERIOD_START = 1;
    public static final int PERIOD = 2;
    public static final int REVISION = 3;
    public static final int STATUS = 4;
    public static final int ITEM = 5;
    public static final int VALUE = 6;
    public static final int UNIT = 7;
    /** So many forms are kept of one body. */
    public static final int MOST_FORMS = 4;
    /** From a text of an item to that of the next. */
    public static final int OF_ITEM = 3;
    /** So many items have room in the bits of {@link #changed}. */
    public static final int MOST_ITEMS = 19;

    private static final int MOST_TEXTS = ITEM + OF_ITEM * MOST_ITEMS;

    private final int place;
    private final int items;
    private final TextKind[] kinds;
    /** The numbers of the texts, in the order of the line. */
    private final int[] order;

    private int[] from;
    private int[] to;
    private int[] nextFrom;
    private int[] nextTo;
    private byte[] line;
    private int size;
    private long changed;

    /**
     * @param place which of the forms of its decoder it is, from 0
     * @param draft where the texts are
     * @param line a line of this form
     */
    LineForm(int place, FormDraft draft, byte[] line) {
        this.place = place;
        this.items = draft.items();
        this.order = draft.order();
        this.kinds = draft.kinds();
        this.from = draft.from();
        this.to = draft.to();
        this.nextFrom = from.clone();
        this.nextTo = to.clone();
        this.line = line;
        this.size = line.length;
    }

    /** Which of the forms of its decoder it is, from 0. */
    public int place() {
        return place;
    }

    public int items() {
        return items;
    }

    /** The line last read; a text of it is from {@link #from} until before {@link #to}. Not to be changed, nor kept. */
    public byte[] bytes() {
        return line;
    }

    public int from(int text) {
        return from[text];
    }

    public int to(int text) {
        return to[text];
    }

    /** The text; empty where lines of this form do not have it. */
    public String text(int text) {
        return new String(line, from[text], to[text] - from[text], StandardCharsets.US_ASCII);
    }

    /** Which texts are not those of the line before, a bit for each number. */
    public long changed() {
        return changed;
    }

    /** Bytes of the line last read. */
    int size() {
        return size;
    }

    /**
     * Reads a line, if it is of this form; else nothing changes.
     *
     * @param filled end of the bytes that are there; a line that goes on there is not of this form
     * @return whether it is
     */
    boolean reads(byte[] bytes, int start, int filled, boolean ended) {
        int old = 0;
        int now = start;
        int next = 0;
        long differing = 0;
        while (true) {
            int same = Arrays.mismatch(line, old, size, bytes, now, Math.min(filled, now + size - old));
            if (same < 0 && endsAt(bytes, now + size - old, filled, ended)) {
                break;
            }
            int at = same < 0 ? size : old + same;
            int shift = now - start - old;
            while (next < order.length && to[order[next]] < at) {
                keep(order[next++], shift);
            }
            if (next == order.length || from[order[next]] > at) {
                return false;
            }
            int text = order[next++];
            int begin = now + from[text] - old;
            int end = kinds[text].end(bytes, begin, filled);
            if (end < 0) {
                return false;
            }
            nextFrom[text] = begin - start;
            nextTo[text] = end - start;
            differing |= 1L << text;
            old = to[text];
            now = end;
        }
        int shift = now - start - old;
        while (next < order.length) {
            keep(order[next++], shift);
        }
        take(bytes, start, now + size - old);
        changed = differing;
        return true;
    }

    private static boolean endsAt(byte[] bytes, int end, int filled, boolean ended) {
        return end < filled ? bytes[end] == '\n' || bytes[end] == '\r' : ended;
    }

    private void keep(int text, int shift) {
        nextFrom[text] = from[text] + shift;
        nextTo[text] = to[text] + shift;
    }

    private void take(byte[] bytes, int start, int end) {
        size = end - start;
        if (line.length < size) {
            line = new byte[size * 2];
        }
        System.arraycopy(bytes, start, line, 0, size);
        int[] spare = from;
        from = nextFrom;
        nextFrom = spare;
        spare = to;
        to = nextTo;
        nextTo = spare;
    }

    /** Room for the texts of a form. */
    static int[] texts() {
        return new int[MOST_TEXTS];
    }
}
