package org.industrymonitor.platform.bench;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.industrymonitor.model.Topic;

/** Runs a topology over the records there are of a topic, and takes the time until they are committed. */
final class TimedRun {

    /**
     * @param records how many were committed
     * @param seconds from when the partitions were assigned to the last commit
     * @param cpuSeconds of the whole process, with the broker where that is in it
     */
    record Result(long records, double seconds, double cpuSeconds) {
        double perSecond() {
            return records / seconds;
        }

        double cpuSecondsPerMillion() {
            return cpuSeconds * 1e6 / records;
        }
    }

    private final Admin admin;
    private final int partitions;
    private final Topic timed;

    /** @param timed whose records are taken the time of */
    TimedRun(Admin admin, int partitions, Topic timed) {
        this.admin = admin;
        this.partitions = partitions;
        this.timed = timed;
    }

    /**
     * Lets an application take in the registry, and nothing else: it then starts on the readings as one that has run before,
     * and the time does not hold the race between the two topics.
     */
    void readRegistry(Topology topology, Properties properties) throws ExecutionException, InterruptedException {
        String group = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        Map<TopicPartition, Long> readings = ends(timed);
        admin.alterConsumerGroupOffsets(group, offsets(readings)).all().get();
        Map<TopicPartition, Long> registry = ends(Topic.REGISTRY);
        try (KafkaStreams streams = new KafkaStreams(topology, properties)) {
            streams.start();
            long wanted = registry.values().stream().mapToLong(Long::longValue).sum();
            while (committed(group, registry) < wanted) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
        Map<TopicPartition, Long> beginning = new HashMap<>();
        readings.keySet().forEach(partition -> beginning.put(partition, 0L));
        admin.alterConsumerGroupOffsets(group, offsets(beginning)).all().get();
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, position) -> offsets.put(partition, new OffsetAndMetadata(position)));
        return offsets;
    }

    Result run(Topology topology, Properties properties, long atLeast) throws ExecutionException, InterruptedException {
        return run(topology, properties, atLeast, () -> {});
    }

    /** @param onRunning told when the clock starts */
    Result run(Topology topology, Properties properties, long atLeast, Runnable onRunning)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends(timed);
        String group = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        CountDownLatch running = new CountDownLatch(1);
        try (KafkaStreams streams = new KafkaStreams(topology, properties)) {
            streams.setUncaughtExceptionHandler(cause -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
            streams.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.RUNNING) {
                    running.countDown();
                }
            });
            streams.start();
            running.await();
            onRunning.run();
            long started = System.nanoTime();
            long cpu = cpuNanos();
            long wanted = Math.min(
                    atLeast, ends.values().stream().mapToLong(Long::longValue).sum());
            long committed = 0;
            while (committed < wanted) {
                // With several threads the group is complete only when the last has joined.
                if (!streams.state().isRunningOrRebalancing()) {
                    throw new IllegalStateException(group + " is " + streams.state());
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                committed = committed(group, ends);
            }
            long nanos = System.nanoTime() - started;
            return new Result(committed, nanos / 1e9, (cpuNanos() - cpu) / 1e9);
        }
    }

    static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private long committed(String group, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        long committed = 0;
        for (TopicPartition partition : ends.keySet()) {
            OffsetAndMetadata offset = offsets.get(partition);
            committed += offset == null ? 0 : offset.offset();
        }
        return committed;
    }

    /** How many records there are. */
    long records() throws ExecutionException, InterruptedException {
        return ends(timed).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<TopicPartition, Long> ends(Topic topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            wanted.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
