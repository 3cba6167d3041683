package org.industrymonitor.platform.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.progress.Progress;

/** The first periods of a plan as they would have been said, published as fast as Kafka takes them. */
public final class History {
    private final Plan plan;
    private final Province province;

    public History(Plan plan) {
        this.plan = plan;
        this.province = new Province(plan);
    }

    /**
     * Publishes who there is, the holidays, and the readings of so many periods; returns when all is acknowledged.
     *
     * @param producerProperties of a producer of bytes
     * @param progress told of each enterprise that is registered, and of each turn: an enterprise in a period
     * @throws KafkaException if some of it is not
     */
    public void publish(Map<String, Object> producerProperties, int periods, Progress progress) {
        new Registration(producerProperties, plan, province).publish(progress);
        Schedule schedule = new Schedule(plan, province);
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producerProperties)) {
            for (long slot = 0; slot < periods && failure.get() == null; slot++) {
                for (int number = 0; number < plan.enterprises(); number++) {
                    for (Reading reading : schedule.at(slot, number)) {
                        producer.send(
                                new ProducerRecord<>(
                                        Topic.READINGS.topicName(),
                                        reading.subject().getBytes(StandardCharsets.UTF_8),
                                        Codecs.READING.encode(reading)),
                                (metadata, fault) -> failure.compareAndSet(null, fault));
                    }
                    progress.add(1);
                }
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new KafkaException("a reading was not acknowledged", failure.get());
        }
    }
}
