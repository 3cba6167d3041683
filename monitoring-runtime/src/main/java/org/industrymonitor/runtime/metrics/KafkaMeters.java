package org.industrymonitor.runtime.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/**
 * The meters of Kafka's clients that somebody looks at. There are hundreds, many for each store and partition, which would
 * be most of the page.
 */
final class KafkaMeters {

    private static final Set<String> SHOWN = Set.of(
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.fetch.manager.bytes.consumed.total",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.assigned.partitions",
            "kafka.consumer.last.poll.seconds.ago",
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.request.latency.avg",
            "kafka.producer.request.latency.max",
            "kafka.producer.buffer.available.bytes",
            "kafka.producer.buffer.total.bytes",
            "kafka.stream.thread.commit.latency.avg",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.process.total",
            "kafka.stream.task.dropped.records.total",
            "kafka.stream.task.restore.total",
            "kafka.stream.task.restore.remaining.records.total",
            "kafka.stream.state.updater.active.restoring.tasks",
            "kafka.stream.state.updater.standby.updating.tasks",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads.total",
            "kafka.stream.client.state");

    static final MeterFilter FILTER =
            MeterFilter.deny(id -> id.getName().startsWith("kafka.") && !SHOWN.contains(id.getName()));

    private KafkaMeters() {}
}
