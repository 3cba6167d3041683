package org.industrymonitor.ingest.sheet;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number from 1, as a spreadsheet shows it; of CSV the line it starts in
 * @param cells as text, stripped; empty where there is nothing
 */
record SheetRow(long number, List<String> cells) {

    SheetRow {
        cells = List.copyOf(cells);
    }

    /** The cell in that column, from 0; empty beyond the last. */
    String cell(int column) {
        return column < 0 || column >= cells.size() ? "" : cells.get(column);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
