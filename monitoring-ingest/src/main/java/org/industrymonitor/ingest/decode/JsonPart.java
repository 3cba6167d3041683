package org.industrymonitor.ingest.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON value as far as a record may go: of an object the fields that it may have, as they are written, of its list of
 * items the elements.  Of all else the kind only, so that a rule that is broken can be named when the whole has been read.
 */
final class JsonPart {

    /** More items than these are counted only. */
    static final int MAX_ITEMS = 1_000;

    /** Numbers that are printed as they are written have no more characters than these. */
    static final int LONGEST_PLAIN = 18;

    static final int MOST_DECIMALS = 6;

    private final JsonToken token;
    private final String[] texts = new String[JsonField.COUNT];
    private final Set<JsonField> there = EnumSet.noneOf(JsonField.class);
    private Map<JsonField, JsonToken> others = Map.of();
    private List<JsonPart> elements = List.of();
    private JsonPart items;
    private String stranger;
    private boolean subjectIsString;
    private boolean repeated;
    private int size;

    private JsonPart(JsonToken token) {
        this.token = token;
    }

    /**
     * Reads the value at which the parser is, to its end.
     *
     * @param fields that it may have, if it is an object
     * @throws NumberFormatException if it has a number whose exponent does not fit
     */
    static JsonPart read(JsonParser parser, Set<JsonField> fields, TextPool pool) throws IOException {
        JsonPart part = new JsonPart(parser.currentToken());
        if (part.isObject()) {
            part.readFields(parser, fields, pool);
        } else if (part.token != null) {
            pass(parser);
        }
        return part;
    }

    /**
     * Reads on to the end of the value at which the parser is, and sees that all of it can be read: limits on numbers and
     * texts hold when they are read, not when they are passed over.
     *
     * @return of how many values it consists, if it is an object or a list
     */
    static int pass(JsonParser parser) throws IOException {
        int size = 0;
        int depth = 0;
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            if (depth == 1 && token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
                size++;
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isNumeric()) {
                parser.getNumberValueExact();
            } else {
                parser.finishToken();
            }
            if (depth == 0) {
                return size;
            }
        }
    }

    boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    /** What JSON calls it. */
    String kind() {
        return kind(token);
    }

    /** Of how many values it consists, if it is an object or a list. */
    int size() {
        return size;
    }

    /** Its elements, if it is a list of items, and no more than {@link #MAX_ITEMS} of them. */
    List<JsonPart> elements() {
        return elements;
    }

    /** The first name that it may not have. */
    Optional<String> stranger() {
        return Optional.ofNullable(stranger);
    }

    /** Whether some name of it might come twice: where nothing is odd, none does. */
    boolean isDoubtful() {
        return repeated || stranger != null || !others.isEmpty() || items != null && items.isDoubtfulList();
    }

    boolean has(JsonField field) {
        return there.contains(field);
    }

    /** What JSON calls the value of a field, where it is there and has no text, nor is null. */
    Optional<String> otherKind(JsonField field) {
        return Optional.ofNullable(others.get(field)).map(JsonPart::kind);
    }

    /** The subject as it is written; empty unless it is a string. */
    String subject() {
        return subjectIsString ? text(JsonField.SUBJECT) : "";
    }

    /** A string, or a number as decimals are printed; empty where there is neither. */
    String text(JsonField field) {
        String text = texts[field.ordinal()];
        return text == null ? "" : text;
    }

    /** The value of {@code items}, where it is there. */
    JsonPart items() {
        return items;
    }

    private void readFields(JsonParser parser, Set<JsonField> fields, TextPool pool) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            JsonField field = JsonField.of(name);
            if (field == null || !fields.contains(field)) {
                stranger = stranger == null ? name : stranger;
                pass(parser);
                continue;
            }
            repeated |= !there.add(field);
            if (field == JsonField.ITEMS) {
                items = readItems(parser, pool);
            } else if (value == JsonToken.VALUE_STRING) {
                texts[field.ordinal()] = pool.text(parser);
                subjectIsString |= field == JsonField.SUBJECT;
            } else if (value.isNumeric()) {
                texts[field.ordinal()] = number(parser);
            } else {
                pass(parser);
                keepKind(field, value);
            }
        }
    }

    private void keepKind(JsonField field, JsonToken value) {
        if (value != JsonToken.VALUE_NULL) {
            others = others.isEmpty() ? new EnumMap<>(JsonField.class) : others;
            others.put(field, value);
        }
    }

    private boolean isDoubtfulList() {
        boolean doubtful = token != JsonToken.START_ARRAY || size > MAX_ITEMS;
        for (int i = 0; i < elements.size() && !doubtful; i++) {
            doubtful = !elements.get(i).isObject() || elements.get(i).isDoubtful();
        }
        return doubtful;
    }

    private static JsonPart readItems(JsonParser parser, TextPool pool) throws IOException {
        JsonPart items = new JsonPart(parser.currentToken());
        if (items.token != JsonToken.START_ARRAY) {
            items.size = pass(parser);
            return items;
        }
        items.elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.size++;
            if (items.size <= MAX_ITEMS) {
                items.elements.add(read(parser, JsonField.OF_ITEM, pool));
            } else {
                pass(parser);
            }
        }
        return items;
    }

    private static String number(JsonParser parser) throws IOException {
        String text = parser.getText();
        return isPlain(text) ? text : parser.getNumberValueExact().toString();
    }

    /** Whether a number is short, and written as it would be printed. */
    private static boolean isPlain(String number) {
        int point = number.indexOf('.');
        if (number.length() > LONGEST_PLAIN || point >= 0 && number.length() - 1 - point > MOST_DECIMALS) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (i != point && (number.charAt(i) < '0' || number.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    private static String kind(JsonToken token) {
        if (token == null) {
            return "missing";
        }
        return switch (token) {
            case START_OBJECT -> "object";
            case START_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_TRUE, VALUE_FALSE -> "boolean";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            default -> token.asString().toLowerCase(Locale.ROOT);
        };
    }
}
