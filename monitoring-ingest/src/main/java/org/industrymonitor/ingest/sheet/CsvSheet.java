package org.industrymonitor.ingest.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** A sheet saved as CSV, separated by commas, semicolons or tabs, whichever its first line with one has most of. */
final class CsvSheet implements Sheet {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final byte[] file;

    CsvSheet(byte[] file) {
        this.file = file;
    }

    @Override
    public void read(RowHandler handler) throws UnreadableSheetException, IOException, InterruptedException {
        String text = FileText.of(file).text();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator(text)).ofCsvRecord(text)) {
            for (Iterator<CsvRecord> rows = reader.iterator(); rows.hasNext(); ) {
                CsvRecord row = rows.next();
                handler.row(new SheetRow(
                        row.getStartingLineNumber(),
                        row.getFields().stream().map(String::strip).toList()));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new UnreadableSheetException("file is not CSV: " + e.getMessage(), e);
        }
    }

    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            for (int s = 0; s < SEPARATORS.length; s++) {
                counts[s] += c == SEPARATORS[s] ? 1 : 0;
            }
            if ((c == '\n' || c == '\r') && counts[0] + counts[1] + counts[2] > 0) {
                break;
            }
        }
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return SEPARATORS[best];
    }
}
