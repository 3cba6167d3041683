package org.industrymonitor.platform.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a refused record carries the reason: CSV in four more columns at the end, JSON as
 * {@code {"refused": {...}, "record": ...}}.  A file of such records can be mended and sent again as it is: the notes are
 * taken off.
 */
final class RefusalNotes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COLUMNS = List.of("line", "field", "code", "message");
    private static final String HEADER_END = "," + String.join(",", COLUMNS);
    private static final String JSON_START = "{\"refused\":{";

    private RefusalNotes() {}

    /** The header with columns for the notes. */
    static String header(String header) {
        return header + HEADER_END;
    }

    /** Whether the first line of a file, a CSV header or a JSON record, is of noted records. */
    static boolean isNoted(String firstLine) {
        return firstLine.startsWith(JSON_START) || firstLine.strip().endsWith(HEADER_END);
    }

    static String csv(FeedRecord record, Refusal refusal) {
        return record.text() + ","
                + CsvFields.join(List.of(
                        Long.toString(record.line()),
                        orEmpty(refusal.field()),
                        refusal.code(),
                        orEmpty(refusal.message())));
    }

    static String json(FeedRecord record, Refusal refusal) {
        ObjectNode noted = JSON.createObjectNode();
        noted.putObject("refused")
                .put("line", record.line())
                .put("field", orEmpty(refusal.field()))
                .put("code", refusal.code())
                .put("message", orEmpty(refusal.message()));
        try {
            noted.set("record", JSON.readTree(record.text()));
        } catch (JsonProcessingException unreadable) {
            noted.put("record", record.text());
        }
        return write(noted);
    }

    /** A CSV header or record without its notes. */
    static String withoutCsv(String noted) {
        List<String> fields = CsvFields.split(noted);
        int own = fields.size() - COLUMNS.size();
        return own < 1 ? noted : CsvFields.join(new ArrayList<>(fields.subList(0, own)));
    }

    /** A JSON record without its notes. */
    static String withoutJson(String noted) {
        try {
            JsonNode record = JSON.readTree(noted).path("record");
            return record.isMissingNode() ? noted : record.isTextual() ? record.textValue() : write(record);
        } catch (JsonProcessingException unreadable) {
            return noted;
        }
    }

    private static String write(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
