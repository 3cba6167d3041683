package org.industrymonitor.ingest.decode;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields that a record, or an item of its list, may have. */
enum JsonField {
    SUBJECT,
    PERIOD_START,
    PERIOD,
    REVISION,
    STATUS,
    MEASURE,
    VALUE,
    UNIT,
    ITEMS,
    ITEM;

    static final int COUNT = values().length;
    static final Set<JsonField> OF_RECORD = EnumSet.range(SUBJECT, ITEMS);
    static final Set<JsonField> OF_ITEM = EnumSet.of(ITEM, VALUE, UNIT);

    private static final Map<String, JsonField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(JsonField::fieldName, Function.identity()));

    private final String fieldName = name().toLowerCase(Locale.ROOT).intern();

    /** The field of that name; null where there is none such. */
    static JsonField of(String name) {
        return BY_NAME.get(name);
    }

    /** The names of fields, in order of the alphabet. */
    static List<String> names(Set<JsonField> fields) {
        return fields.stream().map(JsonField::fieldName).sorted().toList();
    }

    String fieldName() {
        return fieldName;
    }
}
