package org.industrymonitor.runtime.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/** Reads all sources against all definitions, and collects every fault before it gives up. */
final class SettingsReader {

    private static final String VARIABLE_PREFIX = "MONITORING_";
    /** Read by the launcher and by the logging configuration, before there are settings. */
    private static final Set<String> RESERVED_VARIABLES =
            Set.of("MONITORING_LOG_FORMAT", "MONITORING_LOG_LEVEL", "MONITORING_MAVEN_OPTS", "MONITORING_JAVA_OPTS");
    /** Kubernetes puts these into every container for every service of the namespace. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("MONITORING_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_\\w+)?)");

    private static final int SUGGESTION = 5;

    private final Map<String, ConfigKey> definitions = new TreeMap<>();
    private final Map<String, String> keysByVariable = new TreeMap<>();
    private final List<SettingsFault> faults = new ArrayList<>();

    SettingsReader(List<ConfigDef> definitions) {
        definitions.forEach(definition -> definition.configKeys().forEach((name, key) -> {
            if (this.definitions.put(name, key) != null) {
                throw new IllegalArgumentException("key " + name + " must be defined once, is defined twice");
            }
        }));
        KafkaKeys.known().forEach(key -> keysByVariable.put(variable(key), key));
        this.definitions.keySet().forEach(key -> keysByVariable.put(variable(key), key));
    }

    Settings read(SettingsSources sources) {
        Map<String, RawSetting> raw = new LinkedHashMap<>();
        sources.file()
                .ifPresent(file -> addFile(raw, new PropertiesFile(file, "--config", "command line").read(faults)));
        new TreeMap<>(sources.environment()).forEach((variable, value) -> addVariable(raw, variable, value));
        sources.assignments().forEach(assignment -> addAssignment(raw, assignment));
        return read(raw);
    }

    /** Settings that were written one by one, each with its place. */
    Settings read(List<RawSetting> written) {
        Map<String, RawSetting> raw = new LinkedHashMap<>();
        addFile(raw, written);
        return read(raw);
    }

    private Settings read(Map<String, RawSetting> raw) {
        Map<String, Object> values = new TreeMap<>();
        Map<String, String> passedThrough = new TreeMap<>();
        for (RawSetting setting : raw.values()) {
            if (definitions.containsKey(setting.key())) {
                parse(setting).ifPresent(value -> values.put(setting.key(), value));
            } else if (setting.key().startsWith(KafkaKeys.PREFIX)) {
                KafkaKeys.check(setting).ifPresent(faults::add);
                passedThrough.put(setting.key(), setting.value());
            } else {
                faults.add(setting.fault("is not a setting" + suggestion(setting.key())));
            }
        }
        definitions.forEach((name, key) -> addDefault(raw, values, name, key));
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new Settings(values, passedThrough);
    }

    private void addFile(Map<String, RawSetting> raw, List<RawSetting> settings) {
        for (RawSetting setting : settings) {
            RawSetting earlier = raw.put(setting.key(), setting);
            if (earlier != null) {
                faults.add(setting.fault("is set twice, first at " + earlier.source()));
            }
        }
    }

    private void addVariable(Map<String, RawSetting> raw, String variable, String value) {
        if (!variable.startsWith(VARIABLE_PREFIX)
                || RESERVED_VARIABLES.contains(variable)
                || SERVICE_LINK.matcher(variable).matches() && !keysByVariable.containsKey(variable)) {
            return;
        }
        String key = keysByVariable.get(variable);
        if (key == null) {
            String meant = NearestName.of(variable, keysByVariable.keySet(), SUGGESTION)
                    .map(nearest -> "; did you mean " + nearest + "?")
                    .orElse("");
            faults.add(new RawSetting(variable, value, "environment").fault("is not a setting" + meant));
        } else {
            raw.put(key, new RawSetting(key, value, "environment " + variable));
        }
    }

    private void addAssignment(Map<String, RawSetting> raw, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            faults.add(new SettingsFault("--set", "command line", assignment, "must be key=value"));
        } else {
            String key = assignment.substring(0, equals).strip();
            raw.put(key, new RawSetting(key, assignment.substring(equals + 1).strip(), "command line"));
        }
    }

    private Optional<Object> parse(RawSetting setting) {
        ConfigKey key = definitions.get(setting.key());
        try {
            Object value = ConfigDef.parseType(setting.key(), setting.value(), key.type);
            if (key.validator != null) {
                key.validator.ensureValid(setting.key(), value);
            }
            return Optional.ofNullable(value);
        } catch (ConfigException e) {
            faults.add(setting.fault(reason(e, setting.key())));
            return Optional.empty();
        }
    }

    private void addDefault(Map<String, RawSetting> raw, Map<String, Object> values, String name, ConfigKey key) {
        if (raw.containsKey(name)) {
            return;
        }
        if (!key.hasDefault()) {
            faults.add(new SettingsFault(name, "not set", "", "is required: " + key.documentation));
        } else if (key.defaultValue != null) {
            values.put(name, key.defaultValue);
        }
    }

    private String suggestion(String key) {
        Set<String> names = new TreeSet<>(definitions.keySet());
        names.addAll(KafkaKeys.known());
        return NearestName.of(key, names, SUGGESTION)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    /** Kafka's messages repeat key and value before the reason, which the fault already names. */
    static String reason(ConfigException e, String key) {
        String message = e.getMessage();
        String marker = "for configuration " + key + ": ";
        int at = message.indexOf(marker);
        return at < 0 ? message : message.substring(at + marker.length());
    }

    private static String variable(String key) {
        return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
