package org.industrymonitor.model;

import java.util.Locale;

/** What happened. */
public enum AlertKind {
    OUTPUT_DROP,
    ENERGY_DROP,
    /** Output fell to nothing. */
    STOPPAGE,
    /** Nothing was reported, for long. */
    SILENCE;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in files and messages. */
    public String word() {
        return word;
    }
}
