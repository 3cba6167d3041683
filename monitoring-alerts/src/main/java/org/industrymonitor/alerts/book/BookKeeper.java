package org.industrymonitor.alerts.book;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;
import org.industrymonitor.runtime.kafka.TopicFollower;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the book and the latest events up with the topics of alerts, their events and what operators said. */
public final class BookKeeper implements Service {

    private static final Logger log = LoggerFactory.getLogger(BookKeeper.class);

    private final AlertBook book;
    private final RecentEvents recent;
    private final TopicFollower follower;
    private final Counter undecodable;

    /**
     * @param consumers makes the consumer of committed bytes
     * @param fatal told when reading cannot go on
     */
    public BookKeeper(
            AlertBook book,
            RecentEvents recent,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Metrics metrics,
            FatalListener fatal) {
        this.book = book;
        this.recent = recent;
        follower = new TopicFollower(
                "alerts-book",
                List.of(Topic.ALERTS.topicName(), Topic.ALERT_EVENTS.topicName(), Topic.ALERT_REMARKS.topicName()),
                consumers,
                this::take,
                metrics,
                fatal);
        Gauge.builder("monitoring.alerts.book.alerts", book, AlertBook::size).register(metrics.registry());
        FunctionCounter.builder("monitoring.alerts.book.forgotten", book, AlertBook::forgotten)
                .register(metrics.registry());
        undecodable = metrics.registry().counter("monitoring.alerts.book.undecodable");
    }

    @Override
    public String name() {
        return follower.name();
    }

    @Override
    public void start() {
        follower.start();
    }

    /** STARTING until what was in the topics at the start is in the book. */
    @Override
    public Health health() {
        return follower.health();
    }

    @Override
    public void stop() throws InterruptedException {
        follower.stop();
    }

    /**
     * Waits until a record that was written is in the book.
     *
     * @throws TimeoutException if it is not within the time
     */
    public void await(TopicPartition partition, long offset, Duration patience)
            throws TimeoutException, InterruptedException {
        follower.awaitOffsets(Map.of(partition, offset), patience);
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                take(record);
            } catch (Undecodable e) {
                if (undecodable.count() == 0) {
                    log.warn(
                            "Record left out of the book: topic={} partition={} offset={}",
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            e);
                }
                undecodable.increment();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topic.ALERT_REMARKS.topicName())) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            book.say(key, Optional.ofNullable(record.value()).map(Codecs.REMARK::decode));
        } else if (record.value() == null) {
            log.debug("Alert without a value passed over: partition={} offset={}", record.partition(), record.offset());
        } else if (record.topic().equals(Topic.ALERTS.topicName())) {
            book.stand(Codecs.ALERT.decode(record.value()));
        } else {
            Event event = new Event(
                    record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()), record.value());
            book.happen(event);
            recent.add(event);
        }
    }
}
