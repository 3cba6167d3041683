package org.industrymonitor.platform.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.alerts.NotifierService;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notifier against a real broker and a real web server. */
class NotifierServiceTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant SINCE = Instant.parse("2024-06-10T00:00:00Z");

    /** Plants of the alerts that were taken, by the path they were posted to. */
    private final Map<String, List<String>> taken = new ConcurrentHashMap<>();

    private volatile boolean desk2IsDown = true;

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean down = path.equals("/two") && desk2IsDown;
            if (!down) {
                taken.computeIfAbsent(path, p -> new CopyOnWriteArrayList<>())
                        .add(new ObjectMapper().readTree(body).get("node").textValue());
            }
            exchange.sendResponseHeaders(down ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        broker.close();
    }

    @Test
    void tellsEachReceiverForItselfAndAfterARestartOnlyWhatItDoesNotKnow() throws Exception {
        Path file = receivers("one", "two");
        Settings settings = settings(file);
        provision(settings);
        NotifierService first = started(settings);
        publish(settings, "A", "B", "C");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(taken.get("/one"))
                        .containsExactlyInAnyOrder("enterprise:A", "enterprise:B", "enterprise:C"));
        assertThat(taken).doesNotContainKey("/two");
        first.stop();

        desk2IsDown = false;
        NotifierService second = started(settings);
        publish(settings, "D");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(taken.get("/two"))
                    .containsExactlyInAnyOrder("enterprise:A", "enterprise:B", "enterprise:C", "enterprise:D");
            assertThat(taken.get("/one"))
                    .containsExactlyInAnyOrder("enterprise:A", "enterprise:B", "enterprise:C", "enterprise:D");
        });

        // One more in the file is told, while the process runs, of what happened in the last hour.
        receivers("one", "two", "three");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(taken.getOrDefault("/three", List.of())).hasSize(4));
        assertThat(taken.get("/one")).hasSize(4);
        second.stop();
    }

    private Path receivers(String... names) throws IOException {
        String text = String.join(
                "\n",
                Arrays.stream(names)
                        .map(name -> "receiver." + name + ".type=webhook\nreceiver." + name + ".storm=0\nreceiver."
                                + name + ".url=http://127.0.0.1:"
                                + server.getAddress().getPort() + "/" + name)
                        .toList());
        return Files.writeString(folder.resolve("receivers.properties"), text);
    }

    private Settings settings(Path file) {
        return Settings.load(
                SettingsSources.none()
                        .with(CommonSettings.KAFKA_BOOTSTRAP_SERVERS, broker.bootstrapServers())
                        .with(CommonSettings.TOPICS_REPLICATION_FACTOR, 1)
                        .with(CommonSettings.TOPICS_PARTITIONS, 2)
                        .with(AlertsSettings.RECEIVERS_FILE, file)
                        .with(AlertsSettings.RECEIVERS_INTERVAL_MS, 100)
                        .with(AlertsSettings.WEBHOOK_RETRY_LONGEST_MS, 500),
                CommonSettings.DEFINITION,
                AlertsSettings.DEFINITION);
    }

    private static void provision(Settings settings) throws Exception {
        try (Admin admin = Admin.create(new KafkaDefaults(settings).admin("test"))) {
            TopicProvisioner.from(settings, admin).provision(List.of(Topic.values()));
        }
    }

    private static NotifierService started(Settings settings) {
        NotifierService service = new NotifierService(
                settings, new Metrics(), Clock.systemUTC(), (name, cause) -> fail(name + " failed", cause));
        service.start();
        await().atMost(SOON).until(() -> service.health().isUp());
        return service;
    }

    private static void publish(Settings settings, String... plants) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(new KafkaDefaults(settings).producer("test"))) {
            for (String plant : plants) {
                Alert alert = alert(plant);
                byte[] key = alert.id().getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(Topic.ALERT_EVENTS.topicName(), key, Codecs.ALERT.encode(alert)));
            }
        }
    }

    private static Alert alert(String plant) {
        return new Alert(
                "stoppage:enterprise:" + plant + ":output@" + SINCE,
                NodeId.enterprise(plant),
                "output",
                AlertKind.STOPPAGE,
                AlertState.FIRING,
                Severity.ORANGE,
                PeriodLength.PT30M,
                SINCE,
                SINCE,
                Optional.empty(),
                0,
                612_4000,
                9.3,
                "output 0.0 of 612.4 expected",
                List.of(),
                1,
                1);
    }
}
