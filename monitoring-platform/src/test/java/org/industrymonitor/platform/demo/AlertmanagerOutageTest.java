package org.industrymonitor.platform.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.platform.embedded.Role;
import org.industrymonitor.platform.embedded.RoleProcess;
import org.industrymonitor.platform.notify.AlertmanagerServer;
import org.industrymonitor.platform.process.ChildRole;
import org.industrymonitor.platform.process.FreePorts;
import org.industrymonitor.platform.watch.LoopbackReceiver;
import org.industrymonitor.platform.watch.TopicTail;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.TopicProvisioner;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.streams.StreamsSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the readings of the demo's plants through the three roles and Debian's Alertmanager to those whom it tells, with
 * everything killed on the way. {@code -Dalertmanager.outage=PT5M} says how long Alertmanager is away.
 */
@Tag("programs")
class AlertmanagerOutageTest {

    private static final Duration OUTAGE = Duration.parse(System.getProperty("alertmanager.outage", "PT20S"));
    private static final Duration SOON = Duration.ofMinutes(4);
    private static final List<String> SMALL = List.of("-Xmx500m", "-XX:+UseSerialGC");
    private static final String FIRST = "enterprise:LOYYB2";
    private static final String SECOND = "enterprise:MPP_2";
    private static final String PROGRAM = "/program";

    @TempDir
    private Path directory;

    private final List<AutoCloseable> running = new ArrayList<>();
    private LoopbackReceiver people;
    private AlertmanagerServer alertmanager;
    private String brokers;
    private ChildRole alerts;
    private int alertsPort;

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
    }

    @Test
    void aFallReachesPeopleOnceThoughAlertmanagerIsAwayAndTheAlertsAreKilled() throws Exception {
        FallingPlants plants = start();
        plants.begin();

        plants.goOn(4, "LOYYB2");
        await().atMost(SOON).untilAsserted(() -> assertThat(told(FIRST)).containsExactly("firing"));
        assertThat(standing()).contains(FIRST);
        assertThat(withoutRepeats(FIRST, "/labels/node", "/annotations/description"))
                .allSatisfy(said -> assertThat(said).contains("能耗: 同时下降", "此前: "));

        long away = System.nanoTime();
        alertmanager.kill();
        people.setAway(true);
        plants.goOn(8, "MPP_2");
        await().atMost(SOON)
                .until(() -> states(FIRST).contains(AlertState.RESOLVED)
                        && states(SECOND).contains(AlertState.FIRING));
        await().atMost(SOON).until(() -> metric("receiver_circuit", "alertmanager") == 1);
        assertThat(metric("receiver_waiting", "alertmanager")).isGreaterThanOrEqualTo(2);
        killAlerts();
        startAlerts();
        await().atMost(SOON).until(() -> metric("receiver_circuit", "alertmanager") == 1);
        while (System.nanoTime() - away < OUTAGE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(told(FIRST)).containsExactly("firing");
        alertmanager.start();
        people.setAway(false);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(told(FIRST)).containsExactly("firing", "resolved");
            assertThat(told(SECOND)).containsExactly("firing");
        });
        assertThat(standing()).contains(SECOND).doesNotContain(FIRST);

        plants.correct(8, "MPP_2");
        await().atMost(SOON).untilAsserted(() -> assertThat(told(SECOND)).containsExactly("firing", "resolved"));
        killAlerts();
        startAlerts();
        await().atMost(SOON).untilAsserted(this::everythingIsTold);
        assertThat(states(SECOND)).endsWith(AlertState.WITHDRAWN);
        assertThat(standing()).doesNotContain(FIRST, SECOND);
        assertThat(lastState(SECOND)).isEqualTo("withdrawn");
    }

    /** Each transition has reached the program, and nothing came under a name of its own when it came again. */
    private void everythingIsTold() throws IOException {
        Map<String, Set<String>> bodies = new HashMap<>();
        for (LoopbackReceiver.Post post : people.posts()) {
            if (post.path().equals(PROGRAM)) {
                JsonNode alert = new ObjectMapper().readTree(post.body());
                String transition =
                        alert.get("id").asText() + "/" + alert.get("state").asText() + "/"
                                + alert.get("severity").asText();
                bodies.computeIfAbsent(post.key().orElseThrow(), key -> new HashSet<>())
                        .add(transition);
            }
        }
        assertThat(bodies)
                .allSatisfy((key, transitions) -> assertThat(transitions).containsExactly(key));
        Set<String> all = new TreeSet<>();
        events().forEach(alert -> all.add(
                alert.id() + "/" + alert.state().word() + "/" + alert.severity().word()));
        assertThat(bodies.keySet()).containsExactlyInAnyOrderElementsOf(all);
    }

    private FallingPlants start() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
        running.add(broker);
        brokers = broker.bootstrapServers();
        people = new LoopbackReceiver(InstantSource.system());
        running.add(0, people);
        alertmanager = new AlertmanagerServer(directory, people.address("/"));
        running.add(0, alertmanager);
        alertmanager.start();
        Files.writeString(
                directory.resolve("receivers.properties"),
                String.join(
                        "\n",
                        "receiver.alertmanager.type = alertmanager",
                        "receiver.alertmanager.urls = " + alertmanager.address(),
                        "receiver.alertmanager.interval.ms = 2000",
                        "receiver.program.type = webhook",
                        "receiver.program.storm = 0",
                        "receiver.program.url = " + people.address(PROGRAM)));
        Settings settings = settings();
        try (Admin admin = Admin.create(new KafkaDefaults(settings).admin("test"))) {
            TopicProvisioner.from(settings, admin).provision(List.of(Topic.values()));
        }
        begun(RoleProcess.of(Role.STREAMS, settings, Clock.systemUTC()));
        RoleProcess ingest = begun(RoleProcess.of(Role.INGEST, settings, Clock.systemUTC()));
        alertsPort = FreePorts.one();
        startAlerts();
        return new FallingPlants(URI.create(ingest.url()));
    }

    private Settings settings() {
        return Settings.load(
                SettingsSources.none()
                        .with(CommonSettings.KAFKA_BOOTSTRAP_SERVERS, brokers)
                        .with(CommonSettings.TOPICS_REPLICATION_FACTOR, 1)
                        .with(CommonSettings.STATE_DIRECTORY, directory.resolve("state"))
                        .with(IngestSettings.HTTP_PORT, 0)
                        .with(IngestSettings.REFERENCE_BUNDLED, "false")
                        .with(StreamsSettings.HTTP_PORT, 0)
                        .with(StreamsSettings.EMISSION_INTERVAL_MS, 200),
                CommonSettings.DEFINITION,
                IngestSettings.DEFINITION,
                StreamsSettings.DEFINITION);
    }

    private RoleProcess begun(RoleProcess role) throws Exception {
        role.lifecycle().start();
        running.add(0, () -> role.lifecycle().stop());
        role.awaitReady(SOON);
        return role;
    }

    private void startAlerts() throws Exception {
        List<String> settings = List.of(
                "kafka.bootstrap.servers=" + brokers,
                "kafka.consumer.session.timeout.ms=6000",
                "kafka.consumer.heartbeat.interval.ms=1500",
                "instance.id=one",
                "alerts.receivers.file=" + directory.resolve("receivers.properties"),
                "alerts.webhook.retry.longest.ms=2000");
        alerts = ChildRole.start(Role.ALERTS, directory, alertsPort, SMALL, settings);
        running.add(0, alerts);
        alerts.awaitReady(SOON);
    }

    /** SIGKILL. */
    private void killAlerts() throws Exception {
        alerts.process().kill();
        running.remove(alerts);
    }

    /** What Alertmanager has told people of a node, in order, without what it said again. */
    private List<String> told(String node) throws IOException {
        return withoutRepeats(node, "/labels/node", "/status");
    }

    private String lastState(String node) throws IOException {
        List<String> states = withoutRepeats(node, "/labels/node", "/annotations/state");
        return states.get(states.size() - 1);
    }

    private List<String> withoutRepeats(String wanted, String of, String what) throws IOException {
        List<String> found = new ArrayList<>();
        for (LoopbackReceiver.Post post : people.posts()) {
            if (post.path().equals(PROGRAM)) {
                continue;
            }
            for (JsonNode alert : new ObjectMapper().readTree(post.body()).path("alerts")) {
                String now = alert.at(what).asText();
                boolean isNew = found.isEmpty() || !found.get(found.size() - 1).equals(now);
                if (alert.at(of).asText().equals(wanted) && isNew) {
                    found.add(now);
                }
            }
        }
        return found;
    }

    /** Nodes of the alerts that stand in Alertmanager. */
    private Set<String> standing() throws Exception {
        Set<String> nodes = new HashSet<>();
        alertmanager
                .alerts()
                .forEach(alert -> nodes.add(alert.at("/labels/node").asText()));
        return nodes;
    }

    private List<AlertState> states(String node) {
        return events().stream()
                .filter(alert -> alert.node().toString().equals(node))
                .filter(alert -> alert.severity().compareTo(Severity.BLUE) > 0)
                .map(Alert::state)
                .toList();
    }

    private List<Alert> events() {
        List<Alert> events = new ArrayList<>();
        Map<String, Object> consumer = Map.of(
                "bootstrap.servers",
                brokers,
                "isolation.level",
                "read_committed",
                "key.deserializer",
                ByteArrayDeserializer.class.getName(),
                "value.deserializer",
                ByteArrayDeserializer.class.getName());
        new TopicTail(consumer).read(Topic.ALERT_EVENTS, Long.MAX_VALUE, false, record -> {
            events.add(Codecs.ALERT.decode(record.value()));
            return true;
        });
        return events;
    }

    private double metric(String name, String receiver) throws Exception {
        return alerts.get("/metrics")
                .lines()
                .filter(line -> line.startsWith("monitoring_alerts_" + name + "{"))
                .filter(line -> line.contains("receiver=\"" + receiver + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
