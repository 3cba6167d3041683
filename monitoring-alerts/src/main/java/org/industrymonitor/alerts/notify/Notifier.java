package org.industrymonitor.alerts.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.industrymonitor.alerts.notify.AlertReceiver.Answer;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Undecodable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the transitions of alerts and tells each: at least once, in the order of its partition. What has been told is
 * committed after it was; while the receiver is down, everything waits where it is.
 */
public final class Notifier {

    private static final Logger log = LoggerFactory.getLogger(Notifier.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final AlertReceiver receiver;
    private final DeliveryMeters meters;
    private final Clock clock;
    private final Duration longestWait;
    private Duration wait = Duration.ZERO;
    private volatile boolean stopping;

    /**
     * @param consumer subscribed to the alert events; the caller closes it
     * @param longestWait between two attempts
     */
    public Notifier(
            Consumer<byte[], byte[]> consumer,
            AlertReceiver receiver,
            DeliveryMeters meters,
            Clock clock,
            Duration longestWait) {
        this.consumer = consumer;
        this.receiver = receiver;
        this.meters = meters;
        this.clock = clock;
        this.longestWait = longestWait;
    }

    /** Tells until {@link #stop}. */
    public void run() {
        try {
            while (!stopping) {
                step();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the notifier was interrupted while it told an alert", e);
        }
    }

    /** Ends {@link #run}; from any thread. */
    public void stop() {
        stopping = true;
        consumer.wakeup();
    }

    /** Takes what is there, or waits for the receiver to come back. */
    void step() throws InterruptedException {
        if (!wait.isZero()) {
            // Polled while paused, so that the group knows we live; a rebalance may hand the partitions to another.
            consumer.pause(consumer.assignment());
            ConsumerRecords<byte[], byte[]> early = consumer.poll(wait);
            // Only of partitions that were assigned meanwhile: they are read again.
            early.partitions()
                    .forEach(p -> consumer.seek(p, early.records(p).get(0).offset()));
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
        boolean taken = true;
        for (TopicPartition partition : records.partitions()) {
            taken &= tell(partition, records.records(partition), taken, told);
        }
        if (!told.isEmpty()) {
            consumer.commitSync(told);
        }
        if (!taken) {
            wait = wait.isZero() ? FIRST_WAIT : min(wait.multipliedBy(2), longestWait);
        } else if (!records.isEmpty()) {
            wait = Duration.ZERO;
        }
    }

    /** Tells the records of a partition in order; from the first that is not taken on, they are left for later. */
    private boolean tell(
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            boolean up,
            Map<TopicPartition, OffsetAndMetadata> told)
            throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!up || stopping || !isTold(record)) {
                consumer.seek(partition, record.offset());
                return false;
            }
            told.put(partition, new OffsetAndMetadata(record.offset() + 1));
        }
        return true;
    }

    private boolean isTold(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        Alert alert;
        try {
            alert = Codecs.ALERT.decode(record.value());
        } catch (Undecodable e) {
            log.warn("Alert event left out: partition={} offset={}", record.partition(), record.offset(), e);
            meters.undecodable();
            return true;
        }
        Answer answer = receiver.send(alert);
        switch (answer) {
            case TAKEN -> meters.sent();
            case REJECTED -> meters.rejected();
            case LATER -> {
                meters.retried();
                return false;
            }
        }
        meters.latency(Duration.between(Instant.ofEpochMilli(record.timestamp()), clock.instant()));
        log.info(
                "Alert {}: kind={} severity={} node={} raised={} id={} reason={}",
                alert.state().word(),
                alert.kind().word(),
                alert.severity().word(),
                alert.node(),
                alert.raised(),
                alert.id(),
                alert.reason());
        return true;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
