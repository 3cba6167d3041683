package org.industrymonitor.model;

import java.util.Locale;

/** Why a record was refused at the edge; the words are stable. */
public enum RefusalCode {
    /** Not readable as a record of its format. */
    SYNTAX,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    UNKNOWN_ENTERPRISE,
    /** An official figure for a node whose region or sector is not known. */
    UNKNOWN_NODE,
    UNKNOWN_ITEM,
    UNKNOWN_UNIT,
    /** A unit of another dimension than the item's. */
    UNIT_MISMATCH,
    NOT_A_NUMBER,
    /** Does not fit fixed point. */
    OUT_OF_RANGE,
    /** Below zero, of an item that cannot be. */
    NEGATIVE,
    DUPLICATE_ITEM,
    BAD_SUBJECT,
    BAD_PERIOD,
    /** Does not start where a period of its length starts. */
    PERIOD_MISALIGNED,
    /** Not of the length that the enterprise is registered with. */
    PERIOD_MISMATCH,
    PERIOD_IN_FUTURE,
    BAD_REVISION,
    UNKNOWN_STATUS,
    TOO_LARGE,
    /** Of a period too long before the newest of its enterprise. */
    TOO_LATE,
    /** A record whose key is not the subject of its reading. */
    KEY_MISMATCH,
    /** Bytes that are no message of their topic. */
    UNDECODABLE;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in answers, dead letters and metrics, such as {@code unknown-unit}. */
    public String word() {
        return word;
    }
}
