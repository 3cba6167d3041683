package org.industrymonitor.platform.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** One CSV record as its fields. */
final class CsvFields {
    private static final CsvReader.CsvReaderBuilder READER = CsvReader.builder();
    private static final CsvWriter.CsvWriterBuilder WRITER = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);

    private CsvFields() {}

    /** The fields; where quotes make no sense, the record as the only one. */
    static List<String> split(String record) {
        if (record.indexOf('"') < 0) {
            return List.of(record.split(",", -1));
        }
        try {
            return READER.ofSingleCsvRecord(record).getFields();
        } catch (CsvParseException senseless) {
            return List.of(record);
        }
    }

    /** The record, quoted where needed, without a line end. */
    static String join(List<String> fields) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = WRITER.build(text)) {
            writer.writeRecord(fields);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.getBuffer().substring(0, text.getBuffer().length() - 1);
    }
}
