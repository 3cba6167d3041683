package org.industrymonitor.alerts.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.alerts.book.BookKeeper;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.http.RequestFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what operators say to Kafka, and waits until this process knows it, too. Thread-safe. */
final class RemarkWriter {

    private static final Logger log = LoggerFactory.getLogger(RemarkWriter.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final BookKeeper keeper;
    private final Duration patience;

    RemarkWriter(Producer<byte[], byte[]> producer, BookKeeper keeper, Duration patience) {
        this.producer = producer;
        this.keeper = keeper;
        this.patience = patience;
    }

    /**
     * Writes a remark, or none any more under that key.
     *
     * @throws RequestFault if Kafka does not take it, or it is not known here in time: it may be sent again
     */
    void write(String key, Optional<Remark> remark) throws RequestFault, InterruptedException {
        send(Topic.ALERT_REMARKS, key, remark.map(Codecs.REMARK::encode).orElse(null), true);
    }

    /** Writes what is planned; likewise. */
    void write(CalendarEntry plan) throws RequestFault, InterruptedException {
        send(Topic.CALENDAR, plan.key(), Codecs.CALENDAR.encode(plan), false);
    }

    private void send(Topic topic, String key, byte[] value, boolean awaited)
            throws RequestFault, InterruptedException {
        try {
            RecordMetadata written = producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (awaited) {
                keeper.await(new TopicPartition(written.topic(), written.partition()), written.offset(), patience);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.warn("Remark could not be written: topic={} key={} cause={}", topic.topicName(), key, e.toString());
            throw RequestFault.unavailable("Kafka did not take it; send it again", SOON);
        }
    }
}
