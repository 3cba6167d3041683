package org.industrymonitor.runtime.settings;

import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The kinds of Kafka client that settings are passed through to: {@code kafka.<name>} to all of them,
 * {@code kafka.<kind>.<name>} to one.
 */
public enum KafkaClient {
    PRODUCER(
            ProducerConfig.configDef(),
            Set.of(
                    ProducerConfig.ACKS_CONFIG,
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    ProducerConfig.PARTITIONER_CLASS_CONFIG,
                    ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG)),
    CONSUMER(
            ConsumerConfig.configDef(),
            Set.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    ConsumerConfig.GROUP_ID_CONFIG,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                    ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG)),
    ADMIN(AdminClientConfig.configDef(), Set.of()),
    STREAMS(
            StreamsConfig.configDef(),
            Set.of(
                    StreamsConfig.APPLICATION_ID_CONFIG,
                    StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                    StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                    StreamsConfig.STATE_DIR_CONFIG));

    private final ConfigDef definition;
    private final Set<String> fixed;

    KafkaClient(ConfigDef definition, Set<String> fixed) {
        this.definition = definition;
        this.fixed = fixed;
    }

    /** Start of the keys that are for this kind only, such as {@code kafka.producer.}. */
    public String prefix() {
        return "kafka." + name().toLowerCase(Locale.ROOT) + ".";
    }

    /** What Kafka itself knows of this kind's settings. */
    ConfigDef definition() {
        return definition;
    }

    /** Names on which the platform's promises rest, and which therefore no setting may change. */
    Set<String> fixed() {
        return fixed;
    }
}
