package org.industrymonitor.ingest;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.industrymonitor.model.Topic;

/** Kafka's own mock clients, joined: what a transaction commits comes to the consumer of its topic. */
final class LoopbackKafka {

    static final int PARTITIONS = 3;

    private static final Node NODE = new Node(0, "localhost", 1);
    private final Cluster cluster = new Cluster(
            "test",
            List.of(NODE),
            Arrays.stream(Topic.values())
                    .flatMap(topic -> partitions(topic).stream())
                    .toList(),
            Set.of(),
            Set.of());

    final MockProducer<byte[], byte[]> readings = producer(true);
    final MockProducer<byte[], byte[]> unacknowledged = producer(false);
    final Committed files = new Committed();
    final MockConsumer<byte[], byte[]> registry = consumer(Topic.REGISTRY);
    final MockConsumer<byte[], byte[]> calendar = consumer(Topic.CALENDAR);
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    private MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(
                cluster, autoComplete, new ByKey(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static List<PartitionInfo> partitions(Topic topic) {
        Node[] nodes = {NODE};
        return IntStream.range(0, PARTITIONS)
                .mapToObj(p -> new PartitionInfo(topic.topicName(), p, NODE, nodes, nodes))
                .toList();
    }

    private static MockConsumer<byte[], byte[]> consumer(Topic topic) {
        MockConsumer<byte[], byte[]> consumer = new Unhurried();
        consumer.updatePartitions(topic.topicName(), partitions(topic));
        for (PartitionInfo info : partitions(topic)) {
            TopicPartition partition = new TopicPartition(info.topic(), info.partition());
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, 0L));
        }
        return consumer;
    }

    /** A transactional producer that is made anew for each file, and remembers. */
    final class Committed extends MockProducer<byte[], byte[]> {

        Committed() {
            super(cluster, true, new ByKey(), new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void initTransactions() {
            if (!transactionInitialized()) {
                super.initTransactions();
            }
        }

        @Override
        public void commitTransaction() {
            List<ProducerRecord<byte[], byte[]>> records = List.copyOf(uncommittedRecords());
            super.commitTransaction();
            registry.schedulePollTask(() -> deliver(records, Topic.REGISTRY, registry));
            calendar.schedulePollTask(() -> deliver(records, Topic.CALENDAR, calendar));
        }

        private void deliver(
                List<ProducerRecord<byte[], byte[]>> records, Topic topic, MockConsumer<byte[], byte[]> consumer) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                if (!record.topic().equals(topic.topicName())) {
                    continue;
                }
                int partition = record.partition() == null ? ByKey.partition(record.key()) : record.partition();
                long offset = next.merge(new TopicPartition(record.topic(), partition), 1L, Long::sum) - 1;
                consumer.addRecord(
                        new ConsumerRecord<>(record.topic(), partition, offset, record.key(), record.value()));
            }
        }

        @Override
        public void close() {
            // Serves the next file too.
        }
    }

    /** Kafka's mock never waits in a poll, so that whoever polls it would keep a core busy. */
    private static final class Unhurried extends MockConsumer<byte[], byte[]> {

        private final CountDownLatch never = new CountDownLatch(1);

        Unhurried() {
            super("earliest");
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            try {
                never.await(5, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            return super.poll(timeout);
        }
    }

    private static final class ByKey implements Partitioner {

        static int partition(byte[] key) {
            return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
        }

        @Override
        public int partition(
                String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
            return partition(keyBytes);
        }

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> configs) {}
    }
}
