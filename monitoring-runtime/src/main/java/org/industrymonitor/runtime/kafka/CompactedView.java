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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
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

    private final Predicate<String> wanted;
    private final Function<byte[], V> decoder;
    private final Counter undecodable;
    private final TopicFollower follower;
    private final Map<String, V> entries = new ConcurrentHashMap<>();
    private final List<ViewListener<V>> listeners = new CopyOnWriteArrayList<>();

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
        this(name, topic, key -> true, decoder, consumers, metrics, fatal);
    }

    /** @param wanted which keys are kept; the values of others are not even decoded */
    public CompactedView(
            String name,
            String topic,
            Predicate<String> wanted,
            Function<byte[], V> decoder,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Metrics metrics,
            FatalListener fatal) {
        this.wanted = wanted;
        this.decoder = decoder;
        this.follower = new TopicFollower(name, List.of(topic), consumers, this::take, metrics, fatal);
        Tags tags = Tags.of("view", name);
        Gauge.builder("monitoring.runtime.view.entries", entries, Map::size)
                .tags(tags)
                .register(metrics.registry());
        Gauge.builder("monitoring.runtime.view.lag", follower, TopicFollower::lag)
                .tags(tags)
                .register(metrics.registry());
        undecodable = Counter.builder("monitoring.runtime.view.undecodable")
                .tags(tags)
                .register(metrics.registry());
    }

    @Override
    public String name() {
        return follower.name();
    }

    /** Adds a listener; only before the start, so that it misses nothing. */
    public void listen(ViewListener<V> listener) {
        if (follower.isStarted()) {
            throw new IllegalStateException("listeners must be added before the start, the view is started");
        }
        listeners.add(listener);
    }

    @Override
    public void start() {
        follower.start();
    }

    /** STARTING until everything written before the start has been read. */
    @Override
    public Health health() {
        return follower.health();
    }

    @Override
    public void stop() throws InterruptedException {
        follower.stop();
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
        follower.awaitOffsets(offsets, timeout);
    }

    /**
     * Waits until everything written before the start has been read.
     *
     * @throws TimeoutException if it was not within the time, or the view is stopped
     */
    public void awaitCaughtUp(Duration timeout) throws TimeoutException, InterruptedException {
        follower.awaitCaughtUp(timeout);
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
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
        if (!wanted.test(key)) {
            return;
        }
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
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    cause);
        }
        undecodable.increment();
    }
}
