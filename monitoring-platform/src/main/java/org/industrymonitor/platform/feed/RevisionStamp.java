package org.industrymonitor.platform.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives records that name no revision one, so that sending them again, whenever that is, states nothing new.  Without one,
 * ingest numbers them by the time of receipt, and an old file sent again would win over the correction that came after it.
 * What cannot be read as a record is left as it is: ingest says what is wrong with it.
 */
public final class RevisionStamp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "revision";
    private static final int NO_COLUMN = -1;

    private final String header;
    private final int columns;
    private final int column;
    private final String revision;

    private RevisionStamp(String header, long revision) {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1, is " + revision);
        }
        List<String> names = header.isEmpty() ? List.of() : CsvFields.split(header);
        this.header = header;
        this.columns = names.size();
        this.column = names.stream().map(String::strip).toList().indexOf(FIELD);
        this.revision = Long.toString(revision);
    }

    /** For CSV records under that header. */
    public static RevisionStamp csv(String header, long revision) {
        if (header.isBlank()) {
            throw new IllegalArgumentException("header must not be blank");
        }
        return new RevisionStamp(header, revision);
    }

    /** For JSON objects. */
    public static RevisionStamp json(long revision) {
        return new RevisionStamp("", revision);
    }

    /** The header of what {@link #record} returns; empty for JSON. */
    public String header() {
        return header.isEmpty() || column != NO_COLUMN ? header : header + "," + FIELD;
    }

    /** The record, with a revision. */
    public String record(String record) {
        if (record.isBlank()) {
            return record;
        }
        if (header.isEmpty()) {
            return json(record);
        }
        return column == NO_COLUMN ? record + "," + revision : csv(record);
    }

    private String csv(String record) {
        List<String> fields = CsvFields.split(record);
        if (fields.size() != columns || !isUnnumbered(fields.get(column).strip())) {
            return record;
        }
        List<String> stamped = new ArrayList<>(fields);
        stamped.set(column, revision);
        return CsvFields.join(stamped);
    }

    private String json(String record) {
        int open = record.indexOf('{');
        if (open < 0 || !record.substring(0, open).isBlank()) {
            return record;
        }
        if (!record.contains('"' + FIELD + '"')) {
            String rest = record.substring(open + 1);
            String separator = rest.stripLeading().startsWith("}") ? "" : ",";
            return record.substring(0, open + 1) + '"' + FIELD + "\":" + revision + separator + rest;
        }
        try {
            JsonNode node = JSON.readTree(record);
            JsonNode own = node.path(FIELD);
            if (node instanceof ObjectNode object && (own.isNull() || isUnnumbered(own.asText()))) {
                return JSON.writeValueAsString(object.put(FIELD, Long.parseLong(revision)));
            }
            return record;
        } catch (JsonProcessingException unreadable) {
            return record;
        }
    }

    private static boolean isUnnumbered(String own) {
        return own.isEmpty() || own.equals("0");
    }
}
