package org.industrymonitor.streams.pane;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The name of a series, and its bytes. The same name is the same object, so that to compare names is quick. They are kept for as
 * long as the process runs: whoever makes names up makes state up with them, which is larger.
 */
public final class SeriesName implements Comparable<SeriesName> {

    private static final Map<String, SeriesName> KEPT = new ConcurrentHashMap<>();

    private final String text;
    private final byte[] utf8;

    private SeriesName(String text) {
        this.text = text;
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    }

    public static SeriesName of(String text) {
        SeriesName known = KEPT.get(text);
        return known == null ? KEPT.computeIfAbsent(text, SeriesName::new) : known;
    }

    public String text() {
        return text;
    }

    /** Not to be changed. */
    public byte[] utf8() {
        return utf8;
    }

    /** Whether the bytes from that position on are this name. */
    public boolean isAt(byte[] bytes, int from, int length) {
        return utf8.length == length && Arrays.equals(utf8, 0, length, bytes, from, from + length);
    }

    @Override
    public int compareTo(SeriesName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
