package org.industrymonitor.platform.simulate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.progress.Progress;

/** Publishes who there is: the trees to every partition first, then each enterprise to the partition of its readings. */
final class Registration {
    private final Map<String, Object> producerProperties;
    private final Plan plan;
    private final Province province;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Registration(Map<String, Object> producerProperties, Plan plan, Province province) {
        this.producerProperties = producerProperties;
        this.plan = plan;
        this.province = province;
    }

    /**
     * Publishes all and returns when it is acknowledged.
     *
     * @throws KafkaException if some of it is not
     */
    void publish(Progress progress) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producerProperties)) {
            int partitions = producer.partitionsFor(Topic.REGISTRY.topicName()).size();
            for (RegistryRecord tree : province.trees()) {
                for (int partition = 0; partition < partitions; partition++) {
                    send(producer, Topic.REGISTRY, partition, tree.key(), Codecs.REGISTRY.encode(tree));
                }
            }
            int year = LocalDate.ofInstant(plan.start(), province.zone()).getYear();
            for (int of = year; of <= year + 1; of++) {
                for (CalendarEntry holiday : Holidays.entries(of, province.zone())) {
                    send(producer, Topic.CALENDAR, null, holiday.key(), Codecs.CALENDAR.encode(holiday));
                }
            }
            for (int number = 0; number < plan.enterprises() && failure.get() == null; number++) {
                RegistryRecord enterprise = new RegistryRecord.OfEnterprise(province.entry(number));
                send(
                        producer,
                        Topic.REGISTRY,
                        partitionOf(Province.id(number), partitions),
                        enterprise.key(),
                        Codecs.REGISTRY.encode(enterprise));
                progress.add(1);
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new KafkaException("not everything was registered", failure.get());
        }
    }

    private void send(Producer<byte[], byte[]> producer, Topic topic, Integer partition, String key, byte[] value) {
        producer.send(
                new ProducerRecord<>(topic.topicName(), partition, key.getBytes(StandardCharsets.UTF_8), value),
                (metadata, fault) -> failure.compareAndSet(null, fault));
    }

    /** The partition that Kafka's default partitioner gives the enterprise's readings. */
    private static int partitionOf(String enterprise, int partitions) {
        return Utils.toPositive(Utils.murmur2(enterprise.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
