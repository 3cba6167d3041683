package org.industrymonitor.platform.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;

/**
 * How far a run has come that was ended or killed, told from the last reading on each partition.  A turn is one enterprise
 * in one period; turns are numbered period by period, and in a period enterprise by enterprise.
 *
 * @param next the first turn of which a reading may not have been written
 * @param seen the first turn of which nothing has been written
 */
record Position(long next, long seen) {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS = 120;

    /** Where a simulation starts. */
    static final Position FIRST = new Position(0, 0);

    /**
     * Reads it from the readings topic.
     *
     * @param consumerProperties of a consumer of committed bytes without a group
     * @throws KafkaException if Kafka does not answer, or the last readings are not of this plan
     */
    static Position read(Map<String, Object> consumerProperties, Plan plan, Schedule schedule) {
        long next = Long.MAX_VALUE;
        long seen = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerProperties)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.READINGS.topicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            for (Map.Entry<TopicPartition, Long> end :
                    consumer.endOffsets(partitions).entrySet()) {
                if (end.getValue() > 0) {
                    long turn = turn(last(consumer, end.getKey(), end.getValue()), plan, schedule);
                    next = Math.min(next, turn);
                    seen = Math.max(seen, turn + 1);
                }
            }
        }
        return seen == 0 ? FIRST : new Position(next, seen);
    }

    private static Reading last(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        consumer.assign(Set.of(partition));
        consumer.seek(partition, end - 1);
        for (int poll = 0; poll < POLLS; poll++) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                try {
                    return Codecs.READING.decode(record.value());
                } catch (Undecodable another) {
                    throw new KafkaException("the last reading of " + partition + " cannot be read", another);
                }
            }
        }
        throw new KafkaException("the last reading of " + partition + " did not come");
    }

    private static long turn(Reading reading, Plan plan, Schedule schedule) {
        OptionalInt number = Province.number(reading.subject());
        if (number.isEmpty() || number.getAsInt() >= plan.enterprises()) {
            throw new KafkaException("the data is not of this simulation: a reading of " + reading.subject());
        }
        return schedule.sentIn(number.getAsInt(), reading) * plan.enterprises() + number.getAsInt();
    }
}
