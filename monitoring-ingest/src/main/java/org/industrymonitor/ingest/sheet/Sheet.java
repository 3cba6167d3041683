package org.industrymonitor.ingest.sheet;

import java.io.IOException;
import java.util.Optional;

/** A table of text, whatever file it came in. */
interface Sheet {

    /**
     * Hands over every row in order.
     *
     * @throws UnreadableSheetException if the file is not what its name says, or not to its end
     */
    void read(RowHandler handler) throws UnreadableSheetException, IOException, InterruptedException;

    /** Takes the rows of a sheet, each once. */
    @FunctionalInterface
    interface RowHandler {
        void row(SheetRow row) throws UnreadableSheetException, IOException, InterruptedException;
    }

    /**
     * The sheet in a file.
     *
     * @param name of the sheet within a workbook; the first visible one without
     * @param maxBytes of a workbook, unpacked
     */
    static Sheet of(SheetFormat format, byte[] file, Optional<String> name, long maxBytes) {
        return format == SheetFormat.XLSX ? new XlsxSheet(file, name, maxBytes) : new CsvSheet(file);
    }
}
