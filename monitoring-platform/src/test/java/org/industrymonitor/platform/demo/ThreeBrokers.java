package org.industrymonitor.platform.demo;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.industrymonitor.platform.process.FreePorts;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;

/**
 * Three brokers of one cluster, each in a container. A record is acknowledged when two of them have it. They listen on ports of
 * this machine, since a broker must know the address under which it is reached before it starts.
 */
final class ThreeBrokers implements AutoCloseable {

    static final String IMAGE = "apache/kafka:4.3.1";

    private static final int COUNT = 3;
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final List<GenericContainer<?>> brokers = new ArrayList<>();
    private final List<Integer> clients;
    private final List<Integer> controllers;

    private ThreeBrokers() throws IOException {
        List<Integer> ports = FreePorts.some(2 * COUNT);
        clients = ports.subList(0, COUNT);
        controllers = ports.subList(COUNT, 2 * COUNT);
        String voters = IntStream.range(0, COUNT)
                .mapToObj(i -> "%d@127.0.0.1:%d".formatted(i + 1, controllers.get(i)))
                .collect(Collectors.joining(","));
        for (int i = 0; i < COUNT; i++) {
            String client = "CLIENTS://127.0.0.1:" + clients.get(i);
            Map<String, String> settings = Map.ofEntries(
                    Map.entry("CLUSTER_ID", "5L6g3nShT-eMCtK--X86sw"),
                    Map.entry("KAFKA_HEAP_OPTS", "-Xms256m -Xmx512m"),
                    Map.entry("KAFKA_NODE_ID", String.valueOf(i + 1)),
                    Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                    Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", voters),
                    Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                    Map.entry("KAFKA_LISTENERS", client + ",CONTROLLER://127.0.0.1:" + controllers.get(i)),
                    Map.entry("KAFKA_ADVERTISED_LISTENERS", client),
                    Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "CLIENTS"),
                    Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                    Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                    Map.entry("KAFKA_MIN_INSYNC_REPLICAS", "2"),
                    Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "3"),
                    Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "6"),
                    Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "3"),
                    Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "6"),
                    Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "2"));
            brokers.add(new GenericContainer<>(IMAGE)
                    .withNetworkMode("host")
                    .withEnv(settings)
                    .waitingFor(
                            Wait.forLogMessage(".*Kafka Server started.*", 1).withStartupTimeout(BOUND)));
        }
    }

    /** Starts them, and waits until each knows the others. */
    static ThreeBrokers start() throws Exception {
        ThreeBrokers started = new ThreeBrokers();
        try {
            Startables.deepStart(started.brokers).get(BOUND.toSeconds(), TimeUnit.SECONDS);
            try (Admin admin = started.admin()) {
                await().atMost(BOUND)
                        .until(() -> admin.describeCluster().nodes().get().size() == COUNT);
            }
        } catch (Exception failed) {
            started.close();
            throw failed;
        }
        return started;
    }

    String bootstrapServers() {
        return clients.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /**
     * Kills the first broker.
     *
     * @return how many partitions it led
     */
    long killTheFirst() {
        try (Admin admin = admin()) {
            long led = admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                    .map(TopicDescription::partitions)
                    .flatMap(List::stream)
                    .filter(partition ->
                            partition.leader() != null && partition.leader().id() == 1)
                    .count();
            GenericContainer<?> first = brokers.get(0);
            first.getDockerClient().killContainerCmd(first.getContainerId()).exec();
            return led;
        } catch (Exception failed) {
            throw new IllegalStateException("cannot kill a broker", failed);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    @Override
    public void close() {
        brokers.forEach(GenericContainer::stop);
    }
}
