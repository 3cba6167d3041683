package org.industrymonitor.runtime.settings;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Definitions of settings as a Markdown table, one row for each key, in alphabetical order. */
public final class SettingsTable {

    private SettingsTable() {}

    /** The table of these definitions together, with a header and a line feed after each row. */
    public static String markdown(ConfigDef... definitions) {
        Map<String, ConfigKey> keys = new TreeMap<>();
        for (ConfigDef definition : definitions) {
            keys.putAll(definition.configKeys());
        }
        StringBuilder table =
                new StringBuilder("| key | type | default | valid | what it does |\n|---|---|---|---|---|\n");
        keys.values().forEach(key -> row(table, key));
        return table.toString();
    }

    private static void row(StringBuilder table, ConfigKey key) {
        cell(table, "`" + key.name + "`");
        cell(table, key.type.name().toLowerCase(Locale.ROOT));
        cell(table, defaultOf(key));
        cell(table, key.validator == null ? "" : key.validator.toString());
        cell(table, key.documentation);
        table.append("|\n");
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        if (key.type == ConfigDef.Type.PASSWORD) {
            return "";
        }
        String value = ConfigDef.convertToString(key.defaultValue, key.type);
        return value == null || value.isEmpty() ? "" : "`" + value + "`";
    }

    private static void cell(StringBuilder table, String text) {
        table.append("| ").append(text.replace("|", "\\|").replace('\n', ' ')).append(' ');
    }
}
