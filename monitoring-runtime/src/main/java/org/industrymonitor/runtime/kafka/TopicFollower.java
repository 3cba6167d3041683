package org.industrymonitor.runtime.kafka;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.MeterBinding;
import org.industrymonitor.runtime.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads topics whole, every partition from its beginning, and goes on reading them in the background. */
public final class TopicFollower implements Service {

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String name;
    private final List<String> topics;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final java.util.function.Consumer<ConsumerRecords<byte[], byte[]>> taker;
    private final FatalListener fatal;
    private final Metrics metrics;
    /** Whoever waits for a position waits on it. */
    private final Object moved = new Object();

    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private volatile Map<TopicPartition, Long> ends = Map.of();
    private volatile boolean caughtUp;
    private volatile boolean stopping;
    private volatile String waitingFor = "is not started";
    private volatile String failure = "";
    private volatile Consumer<byte[], byte[]> consumer;
    private volatile Thread thread;

    /**
     * @param name what it is called in its process
     * @param consumers makes the consumer, with {@link KafkaDefaults#consumer}
     * @param taker is given what was read, on the thread of the follower
     * @param metrics where its consumer is shown
     * @param fatal told when reading cannot go on
     */
    public TopicFollower(
            String name,
            List<String> topics,
            Supplier<Consumer<byte[], byte[]>> consumers,
            java.util.function.Consumer<ConsumerRecords<byte[], byte[]>> taker,
            Metrics metrics,
            FatalListener fatal) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.consumers = consumers;
        this.taker = taker;
        this.metrics = metrics;
        this.fatal = fatal;
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether it has begun. */
    public boolean isStarted() {
        return thread != null;
    }

    @Override
    public void start() {
        waitingFor = waitingForTheEnd();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** STARTING until everything written before the start has been read. */
    @Override
    public Health health() {
        if (stopping) {
            return Health.down("is stopped");
        }
        if (!failure.isEmpty()) {
            return Health.down(failure);
        }
        return caughtUp ? Health.up() : Health.starting(waitingFor);
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        Consumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        synchronized (moved) {
            moved.notifyAll();
        }
        Thread running = thread;
        if (running != null) {
            running.join();
        }
    }

    /**
     * Waits until records have been taken.
     *
     * @param offsets of the records, at most one for each partition
     * @throws TimeoutException if they were not within the time, or it is stopped
     */
    public void awaitOffsets(Map<TopicPartition, Long> offsets, Duration timeout)
            throws TimeoutException, InterruptedException {
        await(
                () -> offsets.entrySet().stream().allMatch(o -> positions.getOrDefault(o.getKey(), 0L) > o.getValue()),
                timeout);
    }

    /**
     * Waits until everything written before the start has been read.
     *
     * @throws TimeoutException if it was not within the time, or it is stopped
     */
    public void awaitCaughtUp(Duration timeout) throws TimeoutException, InterruptedException {
        await(() -> caughtUp, timeout);
    }

    /** Offsets between what has been read and the end as it was at the start. */
    public double lag() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private void await(BooleanSupplier condition, Duration timeout) throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (moved) {
            while (!condition.getAsBoolean()) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (stopping || millis <= 0) {
                    throw new TimeoutException(name + " has not been read so far within " + timeout);
                }
                moved.wait(millis);
            }
        }
    }

    private void run() {
        try (Consumer<byte[], byte[]> reader = consumers.get()) {
            consumer = reader;
            read(reader);
        } catch (WakeupException e) {
            if (!stopping) {
                fatal.failed(name, e);
            }
        } catch (Exception e) {
            failure = "failed: " + e.getMessage();
            fatal.failed(name, e);
        }
    }

    private void read(Consumer<byte[], byte[]> reader) throws InterruptedException {
        MeterBinding meters = metrics.bind(reader, name);
        try {
            assign(reader);
            while (!stopping) {
                ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
                if (!records.isEmpty()) {
                    taker.accept(records);
                }
                advance(reader);
            }
        } finally {
            meters.close();
        }
    }

    private void assign(Consumer<byte[], byte[]> reader) throws InterruptedException {
        Set<TopicPartition> partitions = new HashSet<>();
        for (String topic : topics) {
            partitions.addAll(awaitPartitions(topic, reader));
        }
        waitingFor = waitingForTheEnd();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        ends = reader.endOffsets(partitions);
    }

    private String waitingForTheEnd() {
        return "waits for the end of " + String.join(", ", topics);
    }

    private Set<TopicPartition> awaitPartitions(String topic, Consumer<byte[], byte[]> reader)
            throws InterruptedException {
        Set<TopicPartition> partitions = partitions(topic, reader);
        String missing = "waits for topic " + topic + " to be created";
        while (partitions.isEmpty() && !stopping) {
            if (!waitingFor.equals(missing)) {
                log.warn("Topic is missing, waiting for it: topic={}", topic);
            }
            waitingFor = missing;
            synchronized (moved) {
                moved.wait(POLL.toMillis());
            }
            partitions = partitions(topic, reader);
        }
        return partitions;
    }

    private static Set<TopicPartition> partitions(String topic, Consumer<byte[], byte[]> reader) {
        Set<TopicPartition> partitions = new HashSet<>();
        try {
            reader.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        } catch (UnknownTopicOrPartitionException e) {
            log.debug("Topic is missing: topic={}", topic);
        }
        return partitions;
    }

    private void advance(Consumer<byte[], byte[]> reader) {
        reader.assignment().forEach(partition -> positions.put(partition, reader.position(partition)));
        if (!caughtUp && lag() == 0) {
            caughtUp = true;
            log.info("Topics are read to their end: follower={} topics={}", name, topics);
        }
        synchronized (moved) {
            moved.notifyAll();
        }
    }
}
