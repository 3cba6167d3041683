package org.industrymonitor.model.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads a CSV file with a header row by row, and collects what is wrong with it. */
final class RowReader {

    private final List<String> required;
    private final List<String> optional;

    RowReader(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /** Calls the consumer with each row and its line; returns the faults of the file, of rows and of fields. */
    List<FileFault> read(Reader file, BiConsumer<Row, Long> consumer) {
        List<FileFault> faults = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(new WithoutByteOrderMark(file))) {
            boolean first = true;
            for (NamedCsvRecord fields : rows) {
                if (first) {
                    checkHeader(fields.getHeader(), faults);
                    if (!faults.isEmpty()) {
                        return faults;
                    }
                    first = false;
                }
                long line = fields.getStartingLineNumber();
                try {
                    consumer.accept(new Row(fields), line);
                } catch (Row.Fault fault) {
                    faults.add(new FileFault(line, fault.field(), fault.getMessage()));
                } catch (IllegalArgumentException | ArithmeticException invalid) {
                    faults.add(new FileFault(line, "", invalid.getMessage()));
                }
            }
        } catch (CsvParseException unreadable) {
            faults.add(new FileFault(0, "", "not readable as CSV: " + unreadable.getMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return faults;
    }

    private void checkHeader(List<String> header, List<FileFault> faults) {
        for (String column : required) {
            if (!header.contains(column)) {
                faults.add(new FileFault(1, column, "column is missing"));
            }
        }
        for (String column : header) {
            if (!required.contains(column) && !optional.contains(column)) {
                faults.add(new FileFault(1, column, "column is not known; known are " + required + " and " + optional));
            }
        }
    }
}
