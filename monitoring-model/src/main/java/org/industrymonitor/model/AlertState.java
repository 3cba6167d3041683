package org.industrymonitor.model;

import java.util.Locale;

/** Where an alert stands in its life. */
public enum AlertState {
    PENDING,
    FIRING,
    RESOLVED,
    /** A correction removed its cause. */
    WITHDRAWN,
    /** A plan that was told later says why. */
    EXPLAINED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in files and messages. */
    public String word() {
        return word;
    }
}
