package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.industrymonitor.platform.Main;
import org.industrymonitor.platform.command.Commands;
import org.industrymonitor.platform.command.Console;
import org.industrymonitor.platform.embedded.Stages;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.process.FreePorts;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.reconcile.Imputation;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.industrymonitor.platform.reconcile.Reconciler;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.platform.watch.Drain;

/** The three roles as processes of their own against one Kafka, fed with the first days of the demo. */
final class RolesUnderTest implements AutoCloseable {
    static final int SLOTS = 144;
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final int replicas;
    private final Path directory;
    private final List<Process> processes = new ArrayList<>();
    private final AemoDemo demo = new AemoDemo();
    private final URI ingest;

    RolesUnderTest(String bootstrapServers, Path directory) throws IOException {
        this(bootstrapServers, 1, directory);
    }

    /** @param replicas of each topic */
    RolesUnderTest(String bootstrapServers, int replicas, Path directory) throws IOException {
        this.bootstrapServers = bootstrapServers;
        this.replicas = replicas;
        this.directory = directory;
        this.ingest = URI.create("http://127.0.0.1:" + FreePorts.one());
    }

    /** {@link #feedWithAKillHalfWay(Runnable)}, of the streams process alone. */
    ReconcileReport feedWithAKillHalfWay() throws Exception {
        return feedWithAKillHalfWay(() -> {});
    }

    /**
     * Feeds three days, kills the streams process half-way, when it has published, and starts it again.
     *
     * @param besides what else happens half-way
     * @return what reconciling finds in the end
     */
    ReconcileReport feedWithAKillHalfWay(Runnable besides) throws Exception {
        makeTopics();
        start("ingest", "ingest.http.port=" + ingest.getPort(), "ingest.reference.bundled=false");
        start("alerts", "alerts.http.port=0");
        Process streams = start("streams", "streams.http.port=0", "instance.id=one");
        awaitReady(ingest);

        DemoReplay replay = replay();
        replay.register();
        List<List<Statement>> slots = demo.schedule().subList(0, SLOTS);
        long accepted = send(replay, slots.subList(0, SLOTS / 2));
        awaitPublished();
        assertThat(streams.isAlive())
                .as("streams, whose log is %s", log("streams"))
                .isTrue();
        streams.destroyForcibly().waitFor();
        besides.run();
        accepted += send(replay, slots.subList(SLOTS / 2, SLOTS * 3 / 4));
        start("streams", "streams.http.port=0", "instance.id=one");
        accepted += send(replay, slots.subList(SLOTS * 3 / 4, SLOTS));

        try (Backlog backlog = backlog()) {
            new Drain(backlog, QUIET).await(BOUND, () -> true);
        }
        ReconcileReport report = new Reconciler(consumer(), Imputation.NONE).reconcile();
        // A reading holds both items of its unit, an accepted row one of them
        assertThat(report.readings()).isBetween(accepted / 2, accepted);
        return report;
    }

    /**
     * What a process that started again found on the disk of the killed one.
     *
     * @param restored records read from the changelogs
     * @param logged records that were in them, markers included
     */
    record Restart(long restored, long logged) {}

    /**
     * Feeds three days, and kills the streams process again and again in the midst of its work; the next one has its disk.
     *
     * @param restarts gets one for each kill
     * @return what reconciling finds in the end
     */
    ReconcileReport feedWithKills(int kills, List<Restart> restarts) throws Exception {
        makeTopics();
        start("ingest", "ingest.http.port=" + ingest.getPort(), "ingest.reference.bundled=false");
        awaitReady(ingest);
        DemoReplay replay = replay();
        replay.register();
        List<List<Statement>> slots = demo.schedule().subList(0, SLOTS);
        int part = SLOTS / (kills + 1);
        for (int kill = 0; kill <= kills; kill++) {
            URI http = URI.create("http://127.0.0.1:" + FreePorts.one());
            Process streams = start(
                    "streams",
                    "streams.http.port=" + http.getPort(),
                    "streams.emission.interval.ms=2000",
                    "streams.accounts.interval.ms=2000",
                    "state.tables.interval.ms=500",
                    "instance.id=one");
            awaitReady(http);
            if (kill > 0) {
                restarts.add(new Restart(restored(http), logged()));
            }
            int last = kill == kills ? SLOTS : (kill + 1) * part;
            send(replay, slots.subList(kill * part, last - 2));
            awaitTaken();
            send(replay, slots.subList(last - 2, last));
            if (kill < kills) {
                streams.destroyForcibly().waitFor();
                processes.remove(streams);
            }
        }
        awaitTaken();
        return new Reconciler(consumer(), Imputation.NONE).reconcile();
    }

    private void makeTopics() {
        assertThat(Commands.run(
                        quiet(),
                        "topics",
                        "--set",
                        "kafka.bootstrap.servers=" + bootstrapServers,
                        "--set",
                        "topics.replication.factor=" + replicas))
                .isZero();
    }

    private void awaitTaken() throws Exception {
        try (Backlog backlog = new Backlog(
                Map.of("bootstrap.servers", bootstrapServers),
                consumer(),
                Stages.all().subList(0, 1))) {
            new Drain(backlog, QUIET).await(BOUND, () -> true);
        }
    }

    /** By the meter of the process's restore consumers. */
    private static long restored(URI http) throws Exception {
        HttpRequest metrics = HttpRequest.newBuilder(http.resolve("/metrics")).build();
        String scraped = HttpClient.newHttpClient()
                .send(metrics, HttpResponse.BodyHandlers.ofString())
                .body();
        List<String> meters = scraped.lines()
                .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_consumed_total{")
                        && line.contains("restore-consumer\"")
                        && !line.contains("topic="))
                .toList();
        assertThat(meters).hasSize(1);
        return Math.round(
                Double.parseDouble(meters.get(0).substring(meters.get(0).lastIndexOf(' ') + 1)));
    }

    private long logged() throws Exception {
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(consumer())) {
            List<TopicPartition> changelogs = reader.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> partition.topic().endsWith("-changelog"))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            return reader.endOffsets(changelogs).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private DemoReplay replay() {
        return new DemoReplay(
                demo, FeedClient.to(ingest, "test"), length -> Thread.sleep(length.toMillis()), Duration.ZERO);
    }

    private static long send(DemoReplay replay, List<List<Statement>> slots) throws InterruptedException {
        return replay.send(slots, new Nowhere()).accepted();
    }

    /** Waits until the streams have committed part of what they were sent. */
    private void awaitPublished() throws Exception {
        try (Backlog backlog = backlog()) {
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (!backlog.ends().entrySet().stream()
                    .anyMatch(end -> end.getKey().topic().endsWith("-aggregates") && end.getValue() > 0)) {
                assertThat(System.nanoTime()).as("nothing was published").isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private Process start(String role, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                role));
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("kafka.bootstrap.servers=" + bootstrapServers);
        all.add("topics.replication.factor=" + replicas);
        all.add("state.directory=" + directory.resolve("state-" + role));
        // A killed member is missed after this long; the default is 45 s
        all.add("kafka.consumer.session.timeout.ms=6000");
        all.add("kafka.consumer.heartbeat.interval.ms=1500");
        all.add("streams.accounts.interval.ms=500");
        all.forEach(setting -> command.addAll(List.of("--set", setting)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve(role + ".log").toFile()))
                .start();
        processes.add(process);
        return process;
    }

    private String log(String role) throws IOException {
        return Files.readString(directory.resolve(role + ".log"));
    }

    private void awaitReady(URI http) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(http.resolve("/health/ready")).build();
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                assertThat(processes)
                        .as("processes; ingest says: %s", log("ingest"))
                        .allMatch(Process::isAlive);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(log("ingest")).as("ingest is not ready").isEmpty();
    }

    private Backlog backlog() {
        return new Backlog(Map.of("bootstrap.servers", bootstrapServers), consumer(), Stages.all());
    }

    private Map<String, Object> consumer() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "key.deserializer",
                ByteArrayDeserializer.class.getName(),
                "value.deserializer",
                ByteArrayDeserializer.class.getName());
    }

    private static Console quiet() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Console(nowhere, nowhere, false, InstantSource.system());
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private static final class Nowhere implements Progress {
        @Override
        public void add(long done) {}

        @Override
        public void at(String words) {}

        @Override
        public void say(String line) {}

        @Override
        public void close() {}
    }
}
