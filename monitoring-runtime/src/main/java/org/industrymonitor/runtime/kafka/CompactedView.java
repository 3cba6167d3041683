package org.industrymonitor.runtime.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

/**
 * A compacted topic as a map from key (UTF-8) to the latest value, kept up to date in the background.  Readers see one
 * entry at a time change; {@link #awaitOffsets} gives a writer its own writes back.
 *
 * @param <V> what the values are decoded to
 */
public final class CompactedView<V> implements Service {

    private static final Logger log = LoggerFactory.getLogger(CompactedView.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String name;
    private final String topic;
    private final Function<byte[], V> decoder;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final FatalListener fatal;
    private final Metrics metrics;
    private final Counter undecodable;
    private final Map<String, V> entries = new ConcurrentHashMap<>();
    private final List<ViewListener<V>> listeners = new CopyOnWriteArrayList<>();
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
     * @param name what the view is called in its process, such as {@code ingest-registry-view}
     * @param topic the compacted topic
     * @param decoder of values; an exception of it is counted and the record left out
     * @param consumers makes the consumer, with {@link KafkaDefaults#consumer}
     * @param metrics where size, lag and undecodable records are shown
     * @param fatal told when reading cannot go on
     */
    public CompactedView(
            String name,
            String topic,
            Function<byte[], V> decoder,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Metrics metrics,
            FatalListener fatal) {
        this.name = name;
        this.topic = topic;
        this.decoder = decoder;
        this.consumers = consumers;
        this.fatal = fatal;
        this.metrics = metrics;
        Tags tags = Tags.of("view", name);
        Gauge.builder("monitoring.runtime.view.entries", entries, Map::size)
                .tags(tags)
                .register(metrics.registry());
        Gauge.builder("monitoring.runtime.view.lag", this, CompactedView::lag)
                .tags(tags)
                .register(metrics.registry());
        undecodable = Counter.builder("monitoring.runtime.view.undecodable")
                .tags(tags)
                .register(metrics.registry());
    }

    @Override
    public String name() {
        return name;
    }

    /** Adds a listener; only before the start, so that it misses nothing. */
    public void listen(ViewListener<V> listener) {
        if (thread != null) {
            throw new IllegalStateException("listeners must be added before the start, the view is started");
        }
        listeners.add(listener);
    }

    @Override
    public void start() {
        waitingFor = "waits for the end of " + topic;
        thread = new Thread(this::run, name());
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

    /** The value of a key, if there is one. */
    public Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** All entries, live and read-only. */
    public Map<String, V> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /**
     * Waits until records have been taken into the view.
     *
     * @param offsets of the records, at most one for each partition
     * @throws TimeoutException if they were not within the time, or the view is stopped
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
     * @throws TimeoutException if it was not within the time, or the view is stopped
     */
    public void awaitCaughtUp(Duration timeout) throws TimeoutException, InterruptedException {
        await(() -> caughtUp, timeout);
    }

    private void await(Supplier<Boolean> condition, Duration timeout) throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (moved) {
            while (!condition.get()) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (stopping || millis <= 0) {
                    throw new TimeoutException(name() + " has not been read so far within " + timeout);
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
                fatal.failed(name(), e);
            }
        } catch (Exception e) {
            failure = "failed: " + e.getMessage();
            fatal.failed(name(), e);
        }
    }

    private void read(Consumer<byte[], byte[]> reader) throws InterruptedException {
        MeterBinding meters = metrics.bind(reader, name);
        try {
            assign(reader);
            while (!stopping) {
                take(reader.poll(POLL));
                advance(reader);
            }
        } finally {
            meters.close();
        }
    }

    private void assign(Consumer<byte[], byte[]> reader) throws InterruptedException {
        Set<TopicPartition> partitions = partitions(reader);
        while (partitions.isEmpty() && !stopping) {
            if (!waitingFor.startsWith("waits for topic")) {
                log.warn("Topic is missing, waiting for it: topic={}", topic);
            }
            waitingFor = "waits for topic " + topic + " to be created";
            synchronized (moved) {
                moved.wait(POLL.toMillis());
            }
            partitions = partitions(reader);
        }
        waitingFor = "waits for the end of " + topic;
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        ends = reader.endOffsets(partitions);
    }

    private Set<TopicPartition> partitions(Consumer<byte[], byte[]> reader) {
        Set<TopicPartition> partitions = new HashSet<>();
        try {
            reader.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        } catch (UnknownTopicOrPartitionException e) {
            log.debug("Topic is missing: topic={}", topic);
        }
        return partitions;
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        Map<String, V> changed = new LinkedHashMap<>();
        Set<String> removed = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            take(record, changed, removed);
        }
        if (!changed.isEmpty() || !removed.isEmpty()) {
            listeners.forEach(listener -> listener.changed(Collections.unmodifiableMap(changed), Set.copyOf(removed)));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, V> changed, Set<String> removed) {
        if (record.key() == null) {
            refuse(record, new IllegalArgumentException("key must be present in a compacted topic, is absent"));
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            entries.remove(key);
            changed.remove(key);
            removed.add(key);
            return;
        }
        try {
            V value = decoder.apply(record.value());
            entries.put(key, value);
            changed.put(key, value);
            removed.remove(key);
        } catch (RuntimeException e) {
            refuse(record, e);
        }
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        if (undecodable.count() == 0) {
            log.warn(
                    "Record left out of view: topic={} partition={} offset={}",
                    topic,
                    record.partition(),
                    record.offset(),
                    cause);
        }
        undecodable.increment();
    }

    private void advance(Consumer<byte[], byte[]> reader) {
        reader.assignment().forEach(partition -> positions.put(partition, reader.position(partition)));
        if (!caughtUp && lag() == 0) {
            caughtUp = true;
            log.info("View caught up: topic={} entries={}", topic, entries.size());
        }
        synchronized (moved) {
            moved.notifyAll();
        }
    }

    /** Offsets between what has been read and the end as it was at the start. */
    private double lag() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
