package org.industrymonitor.runtime.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;

/**
 * A properties file of things that have a name and a type each: {@code <word>.<name>.<key> = value}, where the key
 * {@code type} says which other keys there are.
 */
public final class SettingsSections {

    /** The key that says which definition holds. */
    public static final String TYPE = "type";

    private final String word;
    private final Map<String, ConfigDef> definitions;

    /**
     * One of the things.
     *
     * @param type one of the types that are defined
     */
    public record Section(String name, String type, Settings settings) {}

    /**
     * @param word what every key starts with
     * @param definitions by type, without {@link #TYPE}
     */
    public SettingsSections(String word, Map<String, ConfigDef> definitions) {
        this.word = word;
        this.definitions = new TreeMap<>(definitions);
    }

    /**
     * Reads a file.
     *
     * @param setting the setting that names the file
     * @throws SettingsException naming every fault with its line
     */
    public List<Section> read(Path file, String setting) {
        List<SettingsFault> faults = new ArrayList<>();
        Map<String, List<RawSetting>> byName = new LinkedHashMap<>();
        for (RawSetting written : new PropertiesFile(file, setting, "settings").read(faults)) {
            String[] parts = written.key().split("\\.", 3);
            if (parts.length < 3 || !parts[0].equals(word) || parts[1].isEmpty()) {
                faults.add(written.fault("a key must be " + word + ".<name>.<setting>"));
            } else {
                byName.computeIfAbsent(parts[1], name -> new ArrayList<>())
                        .add(new RawSetting(parts[2], written.value().strip(), written.source()));
            }
        }
        List<Section> sections = new ArrayList<>();
        byName.forEach((name, written) -> section(name, written, sections, faults));
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return sections;
    }

    /** A fault in what a section says, found by whoever makes something of it. */
    public SettingsFault fault(String name, String key, String why) {
        return new SettingsFault(word + "." + name + "." + key, "file of " + word + "s", "", why);
    }

    private void section(String name, List<RawSetting> written, List<Section> sections, List<SettingsFault> faults) {
        List<RawSetting> others = new ArrayList<>();
        String type = null;
        for (RawSetting setting : written) {
            if (!setting.key().equals(TYPE)) {
                others.add(setting);
            } else if (type == null && definitions.containsKey(setting.value())) {
                type = setting.value();
            } else {
                faults.add(full(name, setting.fault("must be set once, to one of " + definitions.keySet())));
                return;
            }
        }
        if (type == null) {
            faults.add(full(
                    name,
                    new SettingsFault(
                            TYPE, written.get(0).source(), "", "is required, one of " + definitions.keySet())));
            return;
        }
        try {
            sections.add(new Section(name, type, new SettingsReader(List.of(definitions.get(type))).read(others)));
        } catch (SettingsException e) {
            e.faults().forEach(fault -> faults.add(full(name, fault)));
        }
    }

    private SettingsFault full(String name, SettingsFault fault) {
        return new SettingsFault(word + "." + name + "." + fault.key(), fault.source(), fault.value(), fault.why());
    }
}
