package org.industrymonitor.ingest.sheet;

import java.util.List;

/**
 * Some readings of a return as {@code readings.csv}.
 *
 * @param csv with its header, in UTF-8
 * @param origins where each line after the header comes from
 */
public record Batch(byte[] csv, List<Origin> origins) {

    /**
     * A place in the return.
     *
     * @param row as a spreadsheet shows it, from 1
     * @param column name of the column of the figure
     */
    public record Origin(long row, String column) {}

    public Batch {
        origins = List.copyOf(origins);
    }

    /** Where that line of the CSV comes from; the header's is the first. */
    public Origin origin(long line) {
        return line < 2 || line > origins.size() + 1L ? new Origin(0, "") : origins.get((int) line - 2);
    }
}
