package org.industrymonitor.ingest.decode;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.RefusalCode;

/**
 * {@code readings.csv}: a header, then one record on each line, columns in any order.  A record never spans lines, so
 * that a quote left open costs its own line and no other.
 */
final class CsvReadingDecoder implements ReadingDecoder {

    private static final List<String> REQUIRED =
            List.of("subject", "measure", "period_start", "period", "value", "unit");
    private static final List<String> OPTIONAL = List.of("revision", "status");
    /** It comes with every dead letter of its body. */
    private static final int LONGEST_HEADER = 1 << 10;

    private static final char REPLACEMENT = '\uFFFD';

    private final CsvReaderBuilder quoted = CsvReader.builder().allowUnclosedQuote(false);

    @Override
    public void decode(InputStream body, BodyCharset charset, int maxRecordBytes, RecordHandler handler)
            throws UnreadableBodyException, IOException {
        Lines lines = new Lines(body, charset, maxRecordBytes);
        Columns columns = header(lines, handler);
        while (lines.advance()) {
            if (lines.length() > maxRecordBytes) {
                handler.refuse(Refusal.tooLarge(lines.number(), lines.slice(), maxRecordBytes, lines.length()));
            } else if (lines.length() > 0) {
                decode(lines, columns, handler);
            }
        }
    }

    private Columns header(Lines lines, RecordHandler handler) throws UnreadableBodyException, IOException {
        try {
            while (lines.advance()) {
                if (lines.length() > LONGEST_HEADER) {
                    throw new UnreadableBodyException(
                            "header must have at most " + LONGEST_HEADER + " bytes, has " + lines.length());
                }
                String header = lines.text();
                if (!header.isBlank()) {
                    Columns columns = columns(split(header));
                    handler.header(header);
                    return columns;
                }
            }
            throw new UnreadableBodyException("body must start with a header line, is empty");
        } catch (UnreadableBodyException e) {
            throw e.startingWith(lines.head());
        }
    }

    private Columns columns(List<String> names) throws UnreadableBodyException {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                throw new UnreadableBodyException("header has the unknown column '" + name + "'; known are " + REQUIRED
                        + " and, if needed, " + OPTIONAL);
            }
            if (positions.put(name, i) != null) {
                throw new UnreadableBodyException("header must name each column once, has '" + name + "' twice");
            }
        }
        for (String name : REQUIRED) {
            if (!positions.containsKey(name)) {
                throw new UnreadableBodyException("header must have the columns " + REQUIRED + ", lacks " + name);
            }
        }
        return new Columns(
                names.size(),
                positions.get("subject"),
                positions.get("measure"),
                positions.get("period_start"),
                positions.get("period"),
                positions.get("value"),
                positions.get("unit"),
                positions.getOrDefault("revision", -1),
                positions.getOrDefault("status", -1));
    }

    private void decode(Lines lines, Columns columns, RecordHandler handler) {
        long number = lines.number();
        Slice line = lines.slice();
        String text = lines.text();
        if (text.indexOf(REPLACEMENT) >= 0) {
            handler.refuse(new Refusal(
                    number,
                    line,
                    "",
                    "",
                    RefusalCode.SYNTAX,
                    "record has bytes that are not " + lines.charset().name()));
            return;
        }
        List<String> fields;
        try {
            fields = split(text);
        } catch (UnreadableBodyException e) {
            handler.refuse(new Refusal(number, line, "", "", RefusalCode.SYNTAX, e.getMessage()));
            return;
        }
        if (fields.stream().allMatch(String::isBlank)) {
            return;
        }
        if (fields.size() != columns.count) {
            handler.refuse(new Refusal(
                    number,
                    line,
                    "",
                    "",
                    RefusalCode.SYNTAX,
                    "record must have " + columns.count + " fields like the header, has " + fields.size()));
            return;
        }
        handler.read(new RawReading(
                number,
                line,
                field(fields, columns.subject),
                field(fields, columns.periodStart),
                field(fields, columns.period),
                field(fields, columns.revision),
                field(fields, columns.status),
                "measure",
                List.of(new RawItem(
                        field(fields, columns.measure), field(fields, columns.value), field(fields, columns.unit)))));
    }

    private List<String> split(String line) throws UnreadableBodyException {
        if (line.indexOf('"') >= 0) {
            try {
                return quoted.ofSingleCsvRecord(line).getFields();
            } catch (CsvParseException e) {
                throw new UnreadableBodyException("quotes are not closed or not separated by commas", e);
            }
        }
        List<String> fields = new ArrayList<>(8);
        int start = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', start)) {
            fields.add(line.substring(start, comma));
            start = comma + 1;
        }
        fields.add(line.substring(start));
        return fields;
    }

    private static String field(List<String> fields, int position) {
        return position < 0 ? "" : fields.get(position).strip();
    }

    private record Columns(
            int count,
            int subject,
            int measure,
            int periodStart,
            int period,
            int value,
            int unit,
            int revision,
            int status) {}
}
