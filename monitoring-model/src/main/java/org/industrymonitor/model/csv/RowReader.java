package org.industrymonitor.model.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads a CSV file with a header row by row, and collects what is wrong with it. */
final class RowReader {

    private static final char REPLACEMENT = '\uFFFD';

    private final List<String> required;
    private final List<String> optional;

    RowReader(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /** Calls the consumer with each row and its line; returns the faults of the file, of rows and of fields. */
    List<FileFault> read(Reader file, BiConsumer<Row, Long> consumer) {
        List<FileFault> faults = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new WithoutByteOrderMark(file))) {
            Iterator<CsvRecord> rows = records.iterator();
            List<String> header = rows.hasNext() ? rows.next().getFields() : List.of();
            checkHeader(header, faults);
            boolean readable = faults.isEmpty();
            while (readable && rows.hasNext()) {
                read(header, rows.next(), consumer, faults);
            }
        } catch (CsvParseException unreadable) {
            faults.add(new FileFault(0, "", "not readable as CSV: " + unreadable.getMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return faults;
    }

    private static void read(
            List<String> header, CsvRecord fields, BiConsumer<Row, Long> consumer, List<FileFault> faults) {
        long line = fields.getStartingLineNumber();
        try {
            if (fields.getFieldCount() != header.size()) {
                throw new IllegalArgumentException(
                        "row must have " + header.size() + " fields like the header, has " + fields.getFieldCount());
            }
            if (fields.getFields().stream().anyMatch(text -> text.indexOf(REPLACEMENT) >= 0)) {
                throw new IllegalArgumentException("row has bytes that are not of the charset of the file");
            }
            consumer.accept(new Row(header, fields), line);
        } catch (Row.Fault fault) {
            faults.add(new FileFault(line, fault.field(), fault.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException invalid) {
            faults.add(new FileFault(line, "", invalid.getMessage()));
        }
    }

    private void checkHeader(List<String> header, List<FileFault> faults) {
        for (String column : required) {
            if (!header.contains(column)) {
                faults.add(new FileFault(1, column, "column is missing"));
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                faults.add(new FileFault(1, column, "column must be named once, is there twice"));
            }
            if (!required.contains(column) && !optional.contains(column)) {
                faults.add(new FileFault(1, column, "column is not known; known are " + required + " and " + optional));
            }
        }
    }
}
