package org.industrymonitor.runtime.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/** The keys under {@code kafka.}, which are passed through to Kafka's clients. */
final class KafkaKeys {

    static final String PREFIX = "kafka.";
    private static final int TYPO = 2;

    private KafkaKeys() {}

    /** Every key that Kafka knows, in the platform's spelling. */
    static Set<String> known() {
        Set<String> keys = new TreeSet<>();
        for (KafkaClient client : KafkaClient.values()) {
            for (String name : client.definition().names()) {
                keys.add(PREFIX + name);
                keys.add(client.prefix() + name);
            }
        }
        return keys;
    }

    /**
     * What is wrong with a setting under {@code kafka.}.  A name that Kafka does not know may belong to a plug-in and is
     * passed on, unless it looks like a known name with a typing mistake.
     */
    static Optional<SettingsFault> check(RawSetting setting) {
        List<KafkaClient> clients = clientsOf(setting.key());
        String name = nameOf(setting.key());
        if (clients.stream().anyMatch(client -> client.fixed().contains(name))) {
            return Optional.of(setting.fault("is fixed: the platform's promises rest on it"));
        }
        List<ConfigKey> definitions = clients.stream()
                .map(client -> client.definition().configKeys().get(name))
                .filter(key -> key != null)
                .toList();
        if (definitions.isEmpty()) {
            return NearestName.of(setting.key(), known(), TYPO)
                    .map(nearest -> setting.fault("is not a setting; did you mean " + nearest + "?"));
        }
        List<String> reasons = new ArrayList<>();
        for (ConfigKey key : definitions) {
            try {
                Object value = ConfigDef.parseType(name, setting.value(), key.type);
                if (key.validator != null) {
                    key.validator.ensureValid(name, value);
                }
                return Optional.empty();
            } catch (ConfigException e) {
                reasons.add(SettingsReader.reason(e, name));
            }
        }
        return Optional.of(setting.fault(reasons.get(0)));
    }

    /** The name in Kafka's own spelling. */
    static String nameOf(String key) {
        for (KafkaClient client : KafkaClient.values()) {
            if (key.startsWith(client.prefix())) {
                return key.substring(client.prefix().length());
            }
        }
        return key.substring(PREFIX.length());
    }

    private static List<KafkaClient> clientsOf(String key) {
        List<KafkaClient> one = Arrays.stream(KafkaClient.values())
                .filter(client -> key.startsWith(client.prefix()))
                .toList();
        return one.isEmpty() ? List.of(KafkaClient.values()) : one;
    }
}
