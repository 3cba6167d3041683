package org.industrymonitor.alerts.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.industrymonitor.model.Topic;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.metrics.MeterBinding;
import org.industrymonitor.runtime.metrics.Metrics;

/** One receiver's lane on a thread of its own, with a consumer of its own, whose group is named after the receiver. */
public final class LaneRunner {

    private final Receiver receiver;
    private final String group;
    private final Optional<Duration> lookBack;
    private final KafkaDefaults defaults;
    private final Metrics metrics;
    private final LaneMeters meters;
    private final Receipts receipts;
    private final Duration longestWait;
    private final InstantSource clock;
    private final FatalListener fatal;
    private final Thread thread;

    private volatile boolean stopping;
    private volatile Lane lane;

    /**
     * @param group consumer group: what has been told is committed in it
     * @param lookBack how old the events may be that a group which is new starts with; empty: it starts with the first
     * @param longestWait between two attempts
     * @param fatal told when reading cannot go on
     */
    public LaneRunner(
            Receiver receiver,
            String group,
            Optional<Duration> lookBack,
            KafkaDefaults defaults,
            Metrics metrics,
            Receipts receipts,
            Duration longestWait,
            InstantSource clock,
            FatalListener fatal) {
        this.receiver = receiver;
        this.group = group;
        this.lookBack = lookBack;
        this.defaults = defaults;
        this.metrics = metrics;
        this.meters = new LaneMeters(metrics.registry(), receiver.name());
        this.receipts = receipts;
        this.longestWait = longestWait;
        this.clock = clock;
        this.fatal = fatal;
        thread = new Thread(this::run, group);
        thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** UP also while the receiver is down: events wait in Kafka. */
    public Health health() {
        return switch (thread.getState()) {
            case NEW -> Health.starting("is not started");
            case TERMINATED -> Health.down("has ended");
            default -> Health.up();
        };
    }

    /** Asks it to end, which it does when an attempt that is going on has its answer. */
    public void stop() {
        stopping = true;
        Lane running = lane;
        if (running != null) {
            running.stop();
        }
    }

    /** Waits until it has ended. */
    public void join() throws InterruptedException {
        thread.join();
    }

    private void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(defaults.groupConsumer(group, group));
                Channel channel = receiver.channel().get()) {
            MeterBinding binding = metrics.bind(consumer, "alerts-notifier-" + receiver.name());
            try {
                Lane running = new Lane(
                        consumer,
                        receiver,
                        channel,
                        receipts,
                        meters,
                        new Circuit(
                                longestWait, () -> ThreadLocalRandom.current().nextDouble()),
                        clock);
                consumer.subscribe(List.of(Topic.ALERT_EVENTS.topicName()), new Assignment(consumer, running));
                lane = running;
                if (!stopping) {
                    running.run();
                }
            } finally {
                binding.close();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                fatal.failed(group, e);
            }
        } catch (RuntimeException e) {
            fatal.failed(group, e);
        }
    }

    /** Where a group starts that has committed nothing yet, and what a lane does with partitions that are another's. */
    private final class Assignment implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> consumer;
        private final Lane running;

        Assignment(Consumer<byte[], byte[]> consumer, Lane running) {
            this.consumer = consumer;
            this.running = running;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            running.lose(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            lookBack.ifPresent(
                    age -> startWithRecent(partitions, clock.instant().minus(age)));
        }

        /** The start is committed, so that it does not move when the process is started again. */
        private void startWithRecent(Collection<TopicPartition> partitions, Instant from) {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(partitions));
            Map<TopicPartition, Long> asked = new HashMap<>();
            partitions.stream()
                    .filter(partition -> committed.get(partition) == null)
                    .forEach(partition -> asked.put(partition, from.toEpochMilli()));
            if (asked.isEmpty()) {
                return;
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(asked.keySet());
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
            Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
            asked.keySet().forEach(partition -> {
                OffsetAndTimestamp first = found.get(partition);
                long offset = first == null ? ends.get(partition) : first.offset();
                consumer.seek(partition, offset);
                starts.put(partition, new OffsetAndMetadata(offset));
            });
            consumer.commitSync(starts);
        }
    }
}
