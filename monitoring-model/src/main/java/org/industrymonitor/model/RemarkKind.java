package org.industrymonitor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator can say of an alert. */
public enum RemarkKind {
    /** Somebody sees to it. */
    ACKNOWLEDGED,
    COMMENT,
    /** There was no fall, or none worth telling. */
    FALSE,
    /** The fall was planned. */
    PLANNED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Its word in messages. */
    public String word() {
        return word;
    }

    /** The kind of that word. */
    public static Optional<RemarkKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
