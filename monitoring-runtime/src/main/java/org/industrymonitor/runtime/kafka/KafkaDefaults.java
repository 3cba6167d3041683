package org.industrymonitor.runtime.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.KafkaClient;
import org.industrymonitor.runtime.settings.Settings;

/**
 * Properties of the Kafka clients: the platform's defaults, overlaid with what the settings pass through, under what the
 * platform's promises rest on (all replicas acknowledge, only committed records are read, exactly once).
 */
public final class KafkaDefaults {

    private final Settings settings;

    public KafkaDefaults(Settings settings) {
        this.settings = settings;
    }

    /** An idempotent producer of bytes whose records are acknowledged by all in-sync replicas. */
    public Map<String, Object> producer(String clientId) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        overlay(properties, clientId, KafkaClient.PRODUCER);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }

    /** A consumer of committed bytes without a group, from the beginning, for partitions that are assigned by hand. */
    public Map<String, Object> consumer(String clientId) {
        Map<String, Object> properties = new TreeMap<>();
        overlay(properties, clientId, KafkaClient.CONSUMER);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }

    /** A consumer of committed bytes in a group, whose offsets are committed by hand. */
    public Map<String, Object> groupConsumer(String clientId, String group) {
        Map<String, Object> properties = consumer(clientId);
        // A process that died holds its partitions for so long.
        properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return properties;
    }

    /** An admin client. */
    public Map<String, Object> admin(String clientId) {
        Map<String, Object> properties = new TreeMap<>();
        overlay(properties, clientId, KafkaClient.ADMIN);
        return properties;
    }

    /**
     * A Streams application of byte records: exactly once, with every internal topic and store named by hand.
     *
     * @param applicationId also the name of its consumer group and the start of its internal topics
     */
    public Properties streams(String applicationId) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        // A process that died holds its partitions for so long.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        settings.optionalString(CommonSettings.INSTANCE_ID)
                .ifPresent(id ->
                        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
        properties.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.integer(CommonSettings.TOPICS_REPLICATION_FACTOR));
        properties.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
        overlay(properties, applicationId, KafkaClient.STREAMS);
        for (KafkaClient client : new KafkaClient[] {KafkaClient.PRODUCER, KafkaClient.CONSUMER, KafkaClient.ADMIN}) {
            String prefix = client.prefix().substring("kafka.".length());
            settings.kafkaOnly(client).forEach((name, value) -> properties.put(prefix + name, value));
        }
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.string(CommonSettings.STATE_DIRECTORY));
        properties.put(
                CommonSettings.STATE_TABLES_INTERVAL_MS, settings.longInteger(CommonSettings.STATE_TABLES_INTERVAL_MS));
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                properties.getOrDefault(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"));
        Properties all = new Properties();
        all.putAll(properties);
        return all;
    }

    private void overlay(Map<String, Object> properties, String clientId, KafkaClient client) {
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.string(CommonSettings.KAFKA_BOOTSTRAP_SERVERS));
        properties.putAll(settings.kafka(client));
    }
}
