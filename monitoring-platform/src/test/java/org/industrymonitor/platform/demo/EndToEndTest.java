package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.platform.Main;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.platform.command.Commands;
import org.industrymonitor.platform.command.Console;
import org.industrymonitor.platform.embedded.Stages;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.progress.Progress;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.industrymonitor.platform.reconcile.Reconciler;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.platform.watch.Drain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The three roles as processes of their own, against one broker. */
class EndToEndTest {
    private static final int SLOTS = 144;
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(3);

    @TempDir
    Path directory;

    private final List<Process> processes = new ArrayList<>();
    private final AemoDemo demo = new AemoDemo();

    @AfterEach
    void kill() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void reconcilesExactlyAfterTheStreamsAreKilledHalfWayAndRestarted() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0)) {
            assertThat(Commands.run(quiet(), "topics", "--set", brokers(broker)))
                    .isZero();
            int ingestPort = freePort();
            start("ingest", broker, "ingest.http.port=" + ingestPort, "ingest.reference.bundled=false");
            start("alerts", broker, "alerts.http.port=0");
            Process streams = start("streams", broker, "streams.http.port=0");
            URI ingest = URI.create("http://127.0.0.1:" + ingestPort);
            awaitReady(ingest);

            DemoReplay replay = new DemoReplay(
                    demo, FeedClient.to(ingest, "test"), length -> Thread.sleep(length.toMillis()), Duration.ZERO);
            replay.register();
            List<List<Statement>> slots = demo.schedule().subList(0, SLOTS);
            long accepted =
                    replay.send(slots.subList(0, SLOTS / 2), new Nowhere()).accepted();

            assertThat(streams.isAlive())
                    .as("streams, whose log is %s", log("streams"))
                    .isTrue();
            streams.destroyForcibly().waitFor();
            accepted += replay.send(slots.subList(SLOTS / 2, SLOTS * 3 / 4), new Nowhere())
                    .accepted();
            start("streams", broker, "streams.http.port=0");
            accepted += replay.send(slots.subList(SLOTS * 3 / 4, SLOTS), new Nowhere())
                    .accepted();

            try (Backlog backlog = new Backlog(client(broker), consumer(broker), Stages.all())) {
                new Drain(backlog, QUIET).await(BOUND, () -> true);
            }
            ReconcileReport report = new Reconciler(consumer(broker)).reconcile();

            assertThat(report.first()).isEmpty();
            assertThat(report.differences()).isZero();
            assertThat(report.undecodable()).isZero();
            // A reading holds both items of its unit, an accepted row one of them
            assertThat(report.readings()).isBetween(accepted / 2, accepted);
            // Of 202 units with a series: one and a half thousand half-hours and more of panes for each dozen of nodes
            assertThat(report.nodes()).isGreaterThan(390);
            assertThat(report.aggregates()).isGreaterThan(390L * (SLOTS - 2));
        }
    }

    private Process start(String role, EmbeddedBroker broker, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                role));
        for (String setting : settings) {
            command.addAll(List.of("--set", setting));
        }
        command.addAll(List.of("--set", brokers(broker)));
        command.addAll(List.of("--set", "state.directory=" + directory.resolve("state-" + role)));
        // A killed member is missed after this long; the default is 45 s
        command.addAll(List.of("--set", "kafka.consumer.session.timeout.ms=6000"));
        command.addAll(List.of("--set", "kafka.consumer.heartbeat.interval.ms=1500"));
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

    private void awaitReady(URI ingest) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(ingest.resolve("/health/ready")).build();
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String brokers(EmbeddedBroker broker) {
        return "kafka.bootstrap.servers=" + broker.bootstrapServers();
    }

    private static Map<String, Object> client(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static Map<String, Object> consumer(EmbeddedBroker broker) {
        String bytes = "org.apache.kafka.common.serialization.ByteArrayDeserializer";
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "key.deserializer",
                bytes,
                "value.deserializer",
                bytes);
    }

    private static Console quiet() {
        java.io.PrintStream nowhere = new java.io.PrintStream(java.io.OutputStream.nullOutputStream());
        return new Console(nowhere, nowhere, false, java.time.InstantSource.system());
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
