package org.industrymonitor.platform.reconcile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.model.Topic;

/** Reads a topic from its beginning to where it ends now; of each partition in the order of offsets. */
final class TopicPass {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS_WITHOUT_PROGRESS = 120;

    private final Map<String, Object> consumerProperties;

    /** @param consumerProperties of a consumer of committed bytes */
    TopicPass(Map<String, Object> consumerProperties) {
        this.consumerProperties = consumerProperties;
    }

    /**
     * @return how many records there were
     * @throws KafkaException if the topic is not there, or stops answering
     */
    long read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerProperties)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new KafkaException("topic " + topic.topicName() + " does not exist");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long records = 0;
            int idle = 0;
            while (!isRead(consumer, ends)) {
                Map<TopicPartition, Long> before = positions(consumer, ends);
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                        reader.accept(record);
                        records++;
                    }
                }
                idle = positions(consumer, ends).equals(before) ? idle + 1 : 0;
                if (idle == POLLS_WITHOUT_PROGRESS) {
                    throw new KafkaException("topic " + topic.topicName() + " stopped answering at " + before);
                }
            }
            return records;
        }
    }

    private static boolean isRead(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static Map<TopicPartition, Long> positions(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.keySet().stream().collect(Collectors.toMap(p -> p, consumer::position));
    }
}
