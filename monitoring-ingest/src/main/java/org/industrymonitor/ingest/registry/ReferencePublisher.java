package org.industrymonitor.ingest.registry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.utils.Utils;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;

/**
 * Writes entries to the registry or calendar topic in one transaction: all of a file or nothing.  All processes share
 * one transactional id, so that a newer file puts an end to one that hangs.
 */
public final class ReferencePublisher {

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Clock clock;

    /** @param producers makes a transactional producer, which is closed after one file */
    public ReferencePublisher(Supplier<Producer<byte[], byte[]>> producers, Clock clock) {
        this.producers = producers;
        this.clock = clock;
    }

    /**
     * Writes an enterprise to the partition of its readings, anything else to every partition.
     *
     * @return the last offset written on each partition
     * @throws KafkaException if nothing was written
     */
    Map<TopicPartition, Long> registry(Collection<RegistryRecord> entries) {
        try (Producer<byte[], byte[]> producer = producers.get()) {
            int partitions = producer.partitionsFor(Topic.REGISTRY.topicName()).size();
            return write(producer, transaction -> {
                for (RegistryRecord entry : entries) {
                    byte[] value = Codecs.REGISTRY.encode(entry);
                    if (entry instanceof RegistryRecord.OfEnterprise of) {
                        transaction.send(
                                Topic.REGISTRY, partition(of.enterprise().id(), partitions), entry.key(), value);
                    } else {
                        for (int partition = 0; partition < partitions; partition++) {
                            transaction.send(Topic.REGISTRY, partition, entry.key(), value);
                        }
                    }
                }
            });
        }
    }

    /**
     * Writes calendar entries.
     *
     * @return the last offset written on each partition
     * @throws KafkaException if nothing was written
     */
    Map<TopicPartition, Long> calendar(Collection<CalendarEntry> entries) {
        try (Producer<byte[], byte[]> producer = producers.get()) {
            return write(
                    producer,
                    transaction -> entries.forEach(entry ->
                            transaction.send(Topic.CALENDAR, null, entry.key(), Codecs.CALENDAR.encode(entry))));
        }
    }

    /** The partition that Kafka's default partitioner gives a reading of that subject. */
    static int partition(String subject, int partitions) {
        return Utils.toPositive(Utils.murmur2(subject.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private Map<TopicPartition, Long> write(Producer<byte[], byte[]> producer, Consumer<Transaction> body) {
        producer.initTransactions();
        producer.beginTransaction();
        try {
            Transaction transaction = new Transaction(producer, clock.millis());
            body.accept(transaction);
            producer.commitTransaction();
            return transaction.offsets;
        } catch (ProducerFencedException e) {
            throw new KafkaException("another file was put at the same time and took precedence", e);
        } catch (KafkaException e) {
            abort(producer, e);
            throw e;
        }
    }

    private static void abort(Producer<byte[], byte[]> producer, KafkaException reason) {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            reason.addSuppressed(e);
        }
    }

    private static final class Transaction {
        private final Producer<byte[], byte[]> producer;
        private final long timestamp;
        private final Map<TopicPartition, Long> offsets = new HashMap<>();

        Transaction(Producer<byte[], byte[]> producer, long timestamp) {
            this.producer = producer;
            this.timestamp = timestamp;
        }

        void send(Topic topic, Integer partition, String key, byte[] value) {
            producer.send(
                    new ProducerRecord<>(
                            topic.topicName(),
                            partition,
                            timestamp,
                            key.getBytes(StandardCharsets.UTF_8),
                            value,
                            List.of()),
                    (metadata, failure) -> written(metadata, failure));
        }

        /** A failure surfaces in the commit. */
        private void written(RecordMetadata metadata, Exception failure) {
            if (failure == null) {
                synchronized (offsets) {
                    offsets.merge(
                            new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset(), Math::max);
                }
            }
        }
    }
}
