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
    /** Sent to the dead letters. */
    REFUSED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Its word in metrics. */
    public String word() {
        return word;
    }
}
