package org.industrymonitor.platform.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.model.Topic;

/** Reads the end of a topic. */
public final class TopicTail {
    private static final Duration POLL = Duration.ofMillis(250);

    private final Map<String, Object> consumerProperties;

    /** @param consumerProperties of a consumer of committed bytes without a group */
    public TopicTail(Map<String, Object> consumerProperties) {
        this.consumerProperties = consumerProperties;
    }

    /**
     * Reads the last records of each partition, and then, when told to follow, what comes.
     *
     * @param reader told each record; reading ends when it says false
     * @throws KafkaException if the topic is not there or Kafka does not answer
     */
    public void read(Topic topic, long last, boolean follow, Predicate<ConsumerRecord<byte[], byte[]>> reader) {
        read(topic, OptionalInt.empty(), last, follow, reader);
    }

    /**
     * Reads a topic from its beginning to where it ends now.
     *
     * @param only the one partition to read; empty: all
     * @param reader told each record, of each partition in order; reading ends when it says false
     * @throws KafkaException if the topic is not there or Kafka does not answer
     */
    public void readAll(Topic topic, OptionalInt only, Predicate<ConsumerRecord<byte[], byte[]>> reader) {
        read(topic, only, Long.MAX_VALUE, false, reader);
    }

    private void read(
            Topic topic,
            OptionalInt only,
            long last,
            boolean follow,
            Predicate<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerProperties)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .filter(p -> only.isEmpty() || only.getAsInt() == p.partition())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new KafkaException("topic " + topic.topicName() + " does not exist");
            }
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            consumer.beginningOffsets(partitions)
                    .forEach((partition, first) -> consumer.seek(
                            partition, Math.max(first, ends.get(partition) - Math.min(last, ends.get(partition)))));
            boolean wanted = true;
            while (wanted && (follow || !isRead(consumer, ends))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    wanted = wanted && reader.test(record);
                }
            }
        }
    }

    private static boolean isRead(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
