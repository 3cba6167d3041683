package org.industrymonitor.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.industrymonitor.model.RefusalCode;

/** Reads one JSON object as a raw reading: flat, or with a list of items. */
final class JsonRecordReader {

    private static final Set<String> FIELDS =
            Set.of("subject", "period_start", "period", "revision", "status", "measure", "value", "unit", "items");
    private static final Set<String> ITEM_FIELDS = Set.of("item", "value", "unit");
    private static final int MAX_ITEMS = 1_000;

    /** Limits what a record may make us do; a name that comes twice has no meaning. */
    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(100)
                            .maxStringLength(16 << 10)
                            .maxNameLength(256)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // A guess at UTF-16 would be against the charset declared, and offsets would not be of bytes.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonRecordReader() {}

    static void read(JsonNode node, long line, Slice slice, RecordHandler handler) {
        try {
            handler.read(read(node, line, slice));
        } catch (Fault fault) {
            handler.refuse(new Refusal(line, slice, subject(node), fault.field, fault.code, fault.getMessage()));
        }
    }

    private static RawReading read(JsonNode node, long line, Slice slice) {
        if (!node.isObject()) {
            throw new Fault("", RefusalCode.SYNTAX, "record must be an object, is " + kind(node));
        }
        checkNames(node, FIELDS, "");
        boolean list = node.has("items");
        if (list && (node.has("measure") || node.has("value") || node.has("unit"))) {
            throw new Fault("items", RefusalCode.UNKNOWN_FIELD, "items excludes measure, value and unit beside it");
        }
        return new RawReading(
                line,
                slice,
                text(node, "subject", ""),
                text(node, "period_start", ""),
                text(node, "period", ""),
                text(node, "revision", ""),
                text(node, "status", ""),
                list ? "item" : "measure",
                list ? items(node.get("items")) : List.of(item(node, "measure", "")));
    }

    private static List<RawItem> items(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_ITEMS) {
            throw new Fault(
                    "items",
                    RefusalCode.SYNTAX,
                    "items must be a list of 1.." + MAX_ITEMS + " objects, is " + kind(list) + " of " + list.size());
        }
        List<RawItem> items = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            String path = "items[" + i + "].";
            JsonNode item = list.get(i);
            if (!item.isObject()) {
                throw new Fault("items[" + i + "]", RefusalCode.SYNTAX, "item must be an object, is " + kind(item));
            }
            checkNames(item, ITEM_FIELDS, path);
            items.add(item(item, "item", path));
        }
        return items;
    }

    private static RawItem item(JsonNode node, String itemField, String path) {
        return new RawItem(text(node, itemField, path), text(node, "value", path), text(node, "unit", path));
    }

    private static void checkNames(JsonNode node, Set<String> known, String path) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator(); fields.hasNext(); ) {
            String name = fields.next().getKey();
            if (!known.contains(name)) {
                throw new Fault(
                        path + name,
                        RefusalCode.UNKNOWN_FIELD,
                        "field is not known; known are "
                                + known.stream().sorted().toList());
            }
        }
    }

    private static String text(JsonNode node, String field, String path) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw new Fault(
                    path + field, RefusalCode.SYNTAX, field + " must be a string or a number, is " + kind(value));
        }
        return value.isTextual() ? value.textValue().strip() : value.asText();
    }

    private static String subject(JsonNode node) {
        JsonNode subject = node.get("subject");
        return subject != null && subject.isTextual() ? subject.textValue() : "";
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
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
