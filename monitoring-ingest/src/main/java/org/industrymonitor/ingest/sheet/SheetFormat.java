package org.industrymonitor.ingest.sheet;

import java.util.Locale;
import java.util.Optional;

/** The files that returns may come in. */
public enum SheetFormat {
    CSV,
    XLSX;

    /** The format that the end of a file's name stands for. */
    public static Optional<SheetFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (SheetFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
