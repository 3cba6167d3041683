package org.industrymonitor.platform.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.industrymonitor.model.Topic;

/**
 * Reads a topic as it grows, on a thread of its own, and keeps how long after its timestamp each record could be read.
 * The timestamp of an aggregate or alert event is when the newest reading behind it was received, so that this is the
 * time from there to whoever waits for it.
 */
public final class LatencyWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long LONGEST_MILLIS = 3_600_000;
    private static final int DIGITS = 3;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> reader;
    private final InstantSource clock;
    private final Histogram millis = new SynchronizedHistogram(LONGEST_MILLIS, DIGITS);
    private final AtomicLong records = new AtomicLong();
    private final Thread thread;
    private volatile KafkaException failure;

    private LatencyWatch(
            Map<String, Object> consumerProperties,
            Topic topic,
            InstantSource clock,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        this.consumer = new KafkaConsumer<>(consumerProperties);
        this.reader = reader;
        this.clock = clock;
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = new Thread(this::watch, "watch-" + topic.topicName());
        thread.setDaemon(true);
    }

    /**
     * Watches from where the topic ends now.
     *
     * @param reader told each record, on the watching thread
     */
    public static LatencyWatch start(
            Map<String, Object> consumerProperties,
            Topic topic,
            InstantSource clock,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        LatencyWatch watch = new LatencyWatch(consumerProperties, topic, clock, reader);
        watch.thread.start();
        return watch;
    }

    public long records() {
        return records.get();
    }

    /** The latency that so many percent of the records did not exceed, in ms; 0 without records. */
    public long percentile(double percent) {
        return records.get() == 0 ? 0 : millis.getValueAtPercentile(percent);
    }

    /**
     * Reads what is there and stops.
     *
     * @throws KafkaException if Kafka stopped answering while watching
     */
    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void watch() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    long waited = clock.millis() - record.timestamp();
                    millis.recordValue(Math.max(0, Math.min(LONGEST_MILLIS, waited)));
                    records.incrementAndGet();
                    reader.accept(record);
                }
            }
        } catch (WakeupException closed) {
            return;
        } catch (KafkaException fault) {
            failure = fault;
        }
    }
}
