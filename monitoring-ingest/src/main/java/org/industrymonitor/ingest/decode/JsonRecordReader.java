package org.industrymonitor.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.model.RefusalCode;

/** Reads JSON objects as raw readings: flat, or with a list of items.  For one body. */
final class JsonRecordReader {

    /** Limits what a record may make us do. */
    private static final JsonFactory LIMITED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(100)
                    .maxStringLength(16 << 10)
                    .maxNameLength(256)
                    .build())
            // A guess at UTF-16 would be against the charset declared, and offsets would not be of bytes.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    /** Finds names that come twice, too: that has no meaning. */
    static final JsonFactory STRICT = LIMITED.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final TextPool pool = new TextPool();

    /** Opens a text anew. */
    interface Source {
        JsonParser open(JsonFactory factory) throws IOException;
    }

    /**
     * Reads a text that is to be one value.  Names that come twice are looked for only where there may be some: to keep all
     * names of each object takes as long as to read them.
     *
     * @return empty if another value follows the first
     */
    Optional<JsonPart> readWhole(Source source) throws IOException {
        Optional<JsonPart> record = readWhole(source.open(LIMITED));
        return record.isPresent() && record.get().isDoubtful() ? readWhole(source.open(STRICT)) : record;
    }

    /** Reads the value at which the parser is, to its end. */
    JsonPart read(JsonParser parser) throws IOException {
        return JsonPart.read(parser, JsonField.OF_RECORD, pool);
    }

    private Optional<JsonPart> readWhole(JsonParser text) throws IOException {
        try (JsonParser parser = text) {
            parser.nextToken();
            JsonPart record = read(parser);
            return parser.nextToken() == null ? Optional.of(record) : Optional.empty();
        }
    }

    /** Hands over what has been read, and returns it, or what is wrong with it, and returns null. */
    static RawReading handOver(JsonPart record, long line, Slice slice, RecordHandler handler) {
        RawReading reading;
        try {
            reading = reading(record, line, slice);
        } catch (Fault fault) {
            handler.refuse(new Refusal(line, slice, record.subject(), fault.field, fault.code, fault.getMessage()));
            return null;
        }
        handler.read(reading);
        return reading;
    }

    private static RawReading reading(JsonPart record, long line, Slice slice) {
        if (!record.isObject()) {
            throw new Fault("", RefusalCode.SYNTAX, "record must be an object, is " + record.kind());
        }
        checkNames(record, JsonField.OF_RECORD, "");
        boolean list = record.has(JsonField.ITEMS);
        if (list && (record.has(JsonField.MEASURE) || record.has(JsonField.VALUE) || record.has(JsonField.UNIT))) {
            throw new Fault("items", RefusalCode.UNKNOWN_FIELD, "items excludes measure, value and unit beside it");
        }
        return new RawReading(
                line,
                slice,
                text(record, JsonField.SUBJECT, ""),
                text(record, JsonField.PERIOD_START, ""),
                text(record, JsonField.PERIOD, ""),
                text(record, JsonField.REVISION, ""),
                text(record, JsonField.STATUS, ""),
                list ? "item" : "measure",
                list ? items(record.items()) : List.of(item(record, JsonField.MEASURE, "")));
    }

    private static List<RawItem> items(JsonPart list) {
        if (list.elements().isEmpty() || list.size() > JsonPart.MAX_ITEMS) {
            throw new Fault(
                    "items",
                    RefusalCode.SYNTAX,
                    "items must be a list of 1.." + JsonPart.MAX_ITEMS + " objects, is " + list.kind() + " of "
                            + list.size());
        }
        List<RawItem> items = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            JsonPart item = list.elements().get(i);
            if (!item.isObject()) {
                throw new Fault("items[" + i + "]", RefusalCode.SYNTAX, "item must be an object, is " + item.kind());
            }
            String path = RawItem.path(i);
            checkNames(item, JsonField.OF_ITEM, path);
            items.add(item(item, JsonField.ITEM, path));
        }
        return items;
    }

    private static RawItem item(JsonPart part, JsonField itemField, String path) {
        return new RawItem(
                text(part, itemField, path), text(part, JsonField.VALUE, path), text(part, JsonField.UNIT, path));
    }

    private static void checkNames(JsonPart part, Set<JsonField> known, String path) {
        part.stranger().ifPresent(name -> {
            throw new Fault(
                    path + name, RefusalCode.UNKNOWN_FIELD, "field is not known; known are " + JsonField.names(known));
        });
    }

    private static String text(JsonPart part, JsonField field, String path) {
        part.otherKind(field).ifPresent(kind -> {
            String name = field.fieldName();
            throw new Fault(path + name, RefusalCode.SYNTAX, name + " must be a string or a number, is " + kind);
        });
        return part.text(field).strip();
    }

    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final RefusalCode code;

        Fault(String field, RefusalCode code, String message) {
            super(message, null, false, false);
            this.field = field;
            this.code = code;
        }
    }
}
