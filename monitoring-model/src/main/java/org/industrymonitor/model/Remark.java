package org.industrymonitor.model;

import java.time.Instant;
import java.util.Objects;

/**
 * What an operator has said of an alert. Of each kind but comments there is one for an alert, the latest.
 *
 * @param alert its id
 * @param node which the alert is about
 * @param series likewise
 * @param raised label of the period whose reading raised it
 * @param by name of the operator
 * @param at when it was said
 * @param text may be empty, but of a comment
 */
public record Remark(
        String alert, NodeId node, String series, Instant raised, RemarkKind kind, String by, Instant at, String text) {

    /** Longest text, in characters. */
    public static final int LONGEST = 2_000;

    public Remark {
        Check.id("alert", alert);
        Objects.requireNonNull(node, "node");
        Check.id("series", series);
        Objects.requireNonNull(raised, "raised");
        Objects.requireNonNull(kind, "kind");
        Check.id("by", by);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "text must have at most " + LONGEST + " characters, has " + text.length());
        }
        if (kind == RemarkKind.COMMENT && text.isBlank()) {
            throw new IllegalArgumentException("text of a comment must not be blank");
        }
        // What a message can hold; so that a remark that was read equals the one that was written.
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    /** Its record key. */
    public String key() {
        return kind == RemarkKind.COMMENT ? alert + "|" + kind.word() + "|" + at + "|" + by : key(alert, kind);
    }

    /** The record key of the remark of that kind, other than a comment, on an alert. */
    public static String key(String alert, RemarkKind kind) {
        return alert + "|" + kind.word();
    }

    /** The alert's part of a record key. */
    public static String alertOf(String key) {
        int bar = key.indexOf('|');
        return bar < 0 ? key : key.substring(0, bar);
    }
}
