package org.industrymonitor.ingest.registry;

import java.util.Locale;

/** The files that are put as a whole. */
public enum FileKind {
    REGISTRY("enterprise", false),
    CALENDAR("scope", false),
    SECTORS("code", true),
    REGIONS("code", true),
    ITEMS("code", false);

    private final String keyColumn;
    private final boolean rowPerEntry;

    FileKind(String keyColumn, boolean rowPerEntry) {
        this.keyColumn = keyColumn;
        this.rowPerEntry = rowPerEntry;
    }

    /** The column that names an entry. */
    String keyColumn() {
        return keyColumn;
    }

    /** Whether each entry has one row; else an entry may have several. */
    boolean isRowPerEntry() {
        return rowPerEntry;
    }

    /** Where the file is put, such as {@code /v1/registry}. */
    public String path() {
        return "/v1/" + name().toLowerCase(Locale.ROOT);
    }
}
