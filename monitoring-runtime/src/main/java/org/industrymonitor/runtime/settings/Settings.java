package org.industrymonitor.runtime.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** Settings that have been checked: every defined key has a value of its type, given or by default. */
public final class Settings {

    private final Map<String, Object> values;
    private final Map<String, String> passedThrough;

    Settings(Map<String, Object> values, Map<String, String> passedThrough) {
        this.values = Map.copyOf(values);
        this.passedThrough = Map.copyOf(passedThrough);
    }

    /**
     * Reads all sources.
     *
     * @param sources where to read from
     * @param definitions the keys of all modules; a key outside them is a fault, so that one file may serve all roles
     * @throws SettingsException naming every fault: unknown keys, values that are not of their type or range
     */
    public static Settings load(SettingsSources sources, ConfigDef... definitions) {
        return new SettingsReader(Arrays.asList(definitions)).read(sources);
    }

    /** The value of a defined key of type STRING. */
    public String string(String key) {
        return value(key, String.class);
    }

    /** The value of a key of type STRING that may be left out or empty. */
    public Optional<String> optionalString(String key) {
        return Optional.ofNullable((String) values.get(key)).filter(value -> !value.isEmpty());
    }

    /** The value of a defined key of any type but PASSWORD, as it could have been written; empty when it has none. */
    public String text(String key) {
        Object value = values.get(key);
        if (value instanceof Password) {
            throw new IllegalArgumentException("key " + key + " must not be shown, is a password");
        }
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : value == null ? "" : value.toString();
    }

    /** The value of a defined key of type INT. */
    public int integer(String key) {
        return value(key, Integer.class);
    }

    /** The value of a defined key of type LONG. */
    public long longInteger(String key) {
        return value(key, Long.class);
    }

    /** The value of a defined key of type DOUBLE. */
    public double decimal(String key) {
        return value(key, Double.class);
    }

    /** The value of a defined key of type BOOLEAN. */
    public boolean flag(String key) {
        return value(key, Boolean.class);
    }

    /** The value of a defined key of type LONG that counts milliseconds; by convention the key ends in {@code .ms}. */
    public Duration duration(String key) {
        return Duration.ofMillis(longInteger(key));
    }

    /** The value of a defined key of type LIST. */
    public List<String> list(String key) {
        return ((List<?>) value(key, List.class))
                .stream().map(String.class::cast).toList();
    }

    /** The value of a key of type PASSWORD that may be left out or empty. */
    public Optional<Password> secret(String key) {
        return Optional.ofNullable((Password) values.get(key))
                .filter(password -> !password.value().isEmpty());
    }

    /**
     * What is passed through to a kind of Kafka client, in Kafka's own spelling: {@code kafka.x} for all kinds, overlaid
     * with {@code kafka.<kind>.x}.
     */
    public Map<String, Object> kafka(KafkaClient client) {
        Map<String, Object> properties = new TreeMap<>();
        passedThrough.forEach((key, value) -> {
            if (Arrays.stream(KafkaClient.values()).noneMatch(kind -> key.startsWith(kind.prefix()))) {
                properties.put(KafkaKeys.nameOf(key), value);
            }
        });
        properties.putAll(kafkaOnly(client));
        return properties;
    }

    /** What is passed through to this kind of Kafka client only, in Kafka's own spelling. */
    public Map<String, Object> kafkaOnly(KafkaClient client) {
        Map<String, Object> properties = new TreeMap<>();
        passedThrough.forEach((key, value) -> {
            if (key.startsWith(client.prefix())) {
                properties.put(KafkaKeys.nameOf(key), value);
            }
        });
        return properties;
    }

    private <T> T value(String key, Class<T> type) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("key " + key + " must be defined by a module, is not");
        }
        return type.cast(value);
    }
}
