package org.industrymonitor.platform.noloss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.command.Commands;
import org.industrymonitor.platform.command.Console;
import org.industrymonitor.platform.embedded.Role;
import org.industrymonitor.platform.process.ChildRole;
import org.industrymonitor.platform.process.FreePorts;
import org.industrymonitor.platform.process.JavaProcess;
import org.industrymonitor.platform.reconcile.Imputation;
import org.industrymonitor.platform.reconcile.ReconcileReport;
import org.industrymonitor.platform.reconcile.Reconciler;
import org.industrymonitor.platform.watch.Backlog;
import org.industrymonitor.platform.watch.Drain;
import org.industrymonitor.platform.watch.TopicTail;
import org.industrymonitor.streams.StreamsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file is pushed while the broker and ingest are killed and the line is cut. As many readings as {@code -DnoLoss.readings}
 * says; {@code .ci/run} takes a million.
 */
class NoLossTest {
    private static final int READINGS = Integer.getInteger("noLoss.readings", 50_000);
    private static final Duration BETWEEN_CUTS = READINGS > 200_000 ? Duration.ofSeconds(3) : Duration.ofMillis(500);
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration BOUND = Duration.ofMinutes(20);
    private static final long ENOUGH_BYTES = 250_000;
    private static final int NOT_DELIVERED = 3;
    private static final List<String> SMALL = List.of("-Xmx400m", "-XX:+UseSerialGC");

    @TempDir
    private Path directory;

    private final List<AutoCloseable> running = new ArrayList<>();
    private String brokers;
    private int brokerPort;
    private JavaProcess broker;
    private ChildRole ingest;

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void countsEachReadingOnceThoughBrokerAndIngestAreKilledAndTheLineIsCut() throws Exception {
        HourlyReturns returns = HourlyReturns.write(directory, READINGS);
        brokerPort = FreePorts.one();
        brokers = "127.0.0.1:" + brokerPort;
        startBroker();
        makeTopics();
        int ingestPort = FreePorts.one();
        startIngest(ingestPort);
        running.add(0, ChildRole.start(Role.STREAMS, directory, FreePorts.one(), SMALL, settings()));
        ingest.awaitReady(READY);

        try (CuttingProxy line = new CuttingProxy(ingestPort)) {
            String to = "http://127.0.0.1:" + line.port();
            assertThat(command(
                                    "push",
                                    "--to",
                                    to,
                                    "--registry",
                                    returns.registry().toString())
                            .status())
                    .isZero();
            CompletableFuture<List<Outcome>> push =
                    CompletableFuture.supplyAsync(() -> pushUntilDelivered(to, returns.readings()));
            Mishaps mishaps = new Mishaps(line, ingestPort, Files.size(returns.readings()));
            while (!push.isDone()) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_CUTS.toMillis());
                mishaps.next();
            }
            List<Outcome> pushes = push.join();
            System.out.printf(
                    "no loss: %,d readings, %s, %s%n",
                    READINGS, mishaps, pushes.get(pushes.size() - 1).result());

            assertThat(pushes.get(pushes.size() - 1).status())
                    .as(pushes.get(pushes.size() - 1).err())
                    .isZero();
            assertThat(sum(pushes, "sent")).isEqualTo(READINGS);
            assertThat(sum(pushes, "accepted")).isEqualTo(READINGS);
            assertThat(sum(pushes, "retries")).isPositive();
            assertThat(mishaps.all()).as(mishaps.toString()).isTrue();
        }

        try (Backlog backlog = new Backlog(
                Map.of("bootstrap.servers", brokers),
                consumer(),
                List.of(new Backlog.Stage(StreamsService.APPLICATION_ID, Set.of(Topic.READINGS, Topic.REGISTRY))))) {
            new Drain(backlog, Duration.ofSeconds(5)).await(BOUND, () -> true);
        }
        ReconcileReport report = new Reconciler(consumer(), Imputation.NONE).reconcile();
        System.out.printf("no loss: %,d records of readings, %,d aggregates%n", report.readings(), report.aggregates());

        assertThat(report.first()).isEmpty();
        assertThat(report.differences()).isZero();
        assertThat(report.readings()).isGreaterThanOrEqualTo(READINGS);
        assertThat(publishedTonnes()).isEqualByComparingTo(returns.tonnes());
    }

    /** Goes on where it was cut, should it give up, as one would by hand. */
    private static List<Outcome> pushUntilDelivered(String to, Path readings) {
        List<Outcome> pushes = new ArrayList<>();
        do {
            pushes.add(command("push", "--to", to, readings.toString(), "--batch", "500"));
        } while (pushes.get(pushes.size() - 1).status() == NOT_DELIVERED && pushes.size() < 20);
        return pushes;
    }

    private static long sum(List<Outcome> pushes, String key) throws IOException {
        long sum = 0;
        for (Outcome push : pushes) {
            sum += push.result().get(key).asLong();
        }
        return sum;
    }

    /** What goes wrong, by how much has gone over the line. */
    private final class Mishaps {
        private final CuttingProxy line;
        private final int ingestPort;
        private final long size;
        private final long before;
        private long cutAt;
        private int cuts;
        private boolean brokerKilled;
        private boolean ingestKilled;

        Mishaps(CuttingProxy line, int ingestPort, long size) {
            this.line = line;
            this.ingestPort = ingestPort;
            this.size = size;
            this.before = line.sent();
            this.cutAt = before;
        }

        void next() throws Exception {
            // More than can be unanswered: however slow this machine is, something got through since the last time
            if (line.sent() - cutAt > ENOUGH_BYTES) {
                cutAt = line.sent();
                cuts += line.cut();
            }
            long sent = line.sent() - before;
            if (!brokerKilled && sent > size / 5) {
                brokerKilled = true;
                broker.kill();
                TimeUnit.SECONDS.sleep(2);
                startBroker();
            } else if (!ingestKilled && sent > size / 2) {
                ingestKilled = true;
                ingest.process().kill();
                startIngest(ingestPort);
            }
        }

        boolean all() {
            return brokerKilled && ingestKilled && cuts > 0;
        }

        @Override
        public String toString() {
            return "ends of connections cut: " + cuts + ", broker killed: " + brokerKilled + ", ingest killed: "
                    + ingestKilled;
        }
    }

    /** The sum, over all hours, of what was published for the city last. */
    private BigDecimal publishedTonnes() {
        Map<Long, Long> kilograms = new HashMap<>();
        new TopicTail(consumer()).read(Topic.AGGREGATES, Long.MAX_VALUE, false, record -> {
            Aggregate aggregate = Codecs.AGGREGATE.decode(record.value());
            if (aggregate.node().toString().equals("city:" + HourlyReturns.CITY)
                    && aggregate.period().length() == PeriodLength.PT1H) {
                aggregate.pane().stream()
                        .filter(total -> total.series().equals("coke"))
                        .forEach(total ->
                                kilograms.put(aggregate.period().start().getEpochSecond(), total.sum()));
            }
            return true;
        });
        return kilograms.values().stream()
                .map(FixedPoint::decimal)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointLeft(3);
    }

    private void startBroker() throws IOException {
        broker = JavaProcess.start(
                BrokerMain.class,
                List.of("-Xmx600m", "-XX:+UseSerialGC"),
                List.of(directory.resolve("broker").toString(), Integer.toString(brokerPort)),
                directory.resolve("broker.log"));
        running.add(broker);
    }

    private void makeTopics() throws IOException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (command("topics", "--set", "kafka.bootstrap.servers=" + brokers).status() != 0) {
            assertThat(System.nanoTime()).as(broker.log()).isLessThan(deadline);
        }
    }

    private void startIngest(int port) throws IOException {
        ingest = ChildRole.start(Role.INGEST, directory, port, SMALL, settings());
        running.add(0, ingest);
    }

    private List<String> settings() {
        return List.of("kafka.bootstrap.servers=" + brokers, "streams.accounts.interval.ms=500");
    }

    private record Outcome(int status, String out, String err) {
        JsonNode result() throws IOException {
            String line =
                    out.lines().filter(l -> l.startsWith("RESULT ")).findFirst().orElseThrow();
            return new ObjectMapper().readTree(line.substring("RESULT ".length()));
        }
    }

    private static Outcome command(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Commands.run(
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        InstantSource.system()),
                arguments);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Map<String, Object> consumer() {
        return Map.of(
                "bootstrap.servers",
                brokers,
                "isolation.level",
                "read_committed",
                "key.deserializer",
                ByteArrayDeserializer.class.getName(),
                "value.deserializer",
                ByteArrayDeserializer.class.getName());
    }
}
