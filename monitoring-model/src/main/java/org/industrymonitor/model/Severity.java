package org.industrymonitor.model;

import java.util.Locale;

/** How serious, in the four official colours, the mildest first. */
public enum Severity {
    BLUE,
    YELLOW,
    ORANGE,
    RED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its word in files and messages. */
    public String word() {
        return word;
    }
}
