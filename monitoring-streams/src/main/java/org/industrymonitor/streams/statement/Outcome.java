package org.industrymonitor.streams.statement;

import java.util.Locale;

/** What a reading changed. */
public enum Outcome {
    /** The first statement of at least one figure. */
    NEW,
    /** A later revision changed a figure. */
    CORRECTED,
    /** A figure was taken back. */
    RETRACTED,
    /** Said again what was known. */
    DUPLICATE,
    /** Older than what is known. */
    SUPERSEDED,
    /** Kept until the registry knows the enterprise and its region. */
    PARKED,
    /** An official figure, which is in no total. */
    OFFICIAL,
    /** Of a period too long ago: sent to the dead letters. */
    TOO_LATE,
    /** Sent to the dead letters for another reason. */
    REFUSED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in metrics. */
    public String word() {
        return word;
    }
}
