package org.industrymonitor.ingest.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.ingest.Edge;
import org.industrymonitor.ingest.collect.Intake;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("programs")
@Timeout(60)
class MqttSubscriberMosquittoTest {

    private static final String RECORD = "{\"subject\":\"E1\",\"measure\":\"coke\",\"period_start\":"
            + "\"2020-04-01T%02d:00:00+08:00\",\"period\":\"PT1H\",\"value\":1.5,\"unit\":\"t\"}";

    @TempDir
    private Path folder;

    private final Edge edge = new Edge();
    private Mosquitto broker;
    private MqttSubscriber subscriber;
    private Mqtt5BlockingClient gateway;

    @AfterEach
    void stop() throws Exception {
        if (gateway != null && gateway.getState().isConnected()) {
            gateway.disconnect();
        }
        if (subscriber != null) {
            subscriber.stop();
        }
        broker.kill();
    }

    @Test
    void takesReadingsOfEachFeedAndAcknowledgesThem() throws Exception {
        start(edge, true);

        publish("meters", RECORD.formatted(1));
        publish("mes/line", RECORD.formatted(2));
        publish("mes", "[" + RECORD.formatted(3) + "," + RECORD.formatted(4).replace("E1", "E9") + "]");
        await(() -> edge.count("monitoring.ingest.mqtt.messages", "outcome", "acknowledged") == 2);

        assertThat(edge.readings()).extracting(Reading::feed).containsExactlyInAnyOrder("meters", "mes");
        assertThat(edge.letters()).extracting(DeadLetter::code).containsExactly("unknown-enterprise");
        assertThat(subscriber.health().detail()).isEmpty();
        assertThat(edge.registry.get("monitoring.ingest.mqtt.connected").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void buriesWhatCannotBeReadAndAcknowledgesIt() throws Exception {
        start(edge, true);

        publish("meters", "{not json");
        publish("meters", RECORD.formatted(1));
        await(() -> edge.readings().size() == 1);

        assertThat(edge.letters()).singleElement().satisfies(letter -> {
            assertThat(new String(letter.raw(), UTF_8)).isEqualTo("{not json");
            assertThat(letter.feed()).isEqualTo("meters");
            assertThat(letter.code()).isEqualTo("syntax");
        });
        assertThat(edge.count("monitoring.ingest.mqtt.messages", "outcome", "turned-away"))
                .isEqualTo(1);
        assertThat(edge.count("monitoring.ingest.bodies.refused", "reason", "unreadable"))
                .isEqualTo(1);
    }

    @Test
    void isGivenAgainByTheBrokerWhatAProcessThatDiedHadNotAcknowledged() throws Exception {
        Edge silent = new Edge(false);
        start(silent, true);
        publish("meters", RECORD.formatted(1));
        await(() -> silent.readings().size() == 1);
        subscriber.stop();

        subscriber = subscriber(edge, true);
        subscriber.start();
        await(() -> edge.readings().size() == 1);

        assertThat(silent.count("monitoring.ingest.mqtt.messages", "outcome", "acknowledged"))
                .isZero();
        assertThat(edge.readings().get(0)).isEqualTo(silent.readings().get(0));
    }

    @Test
    void losesNothingWhileKafkaIsAway() throws Exception {
        edge.producer.sendException = new org.apache.kafka.common.errors.TimeoutException("no broker");
        start(edge, true);
        for (int i = 0; i < 20; i++) {
            publish("meters", RECORD.formatted(i));
        }
        await(() -> edge.count("monitoring.ingest.mqtt.messages", "outcome", "deferred") >= 40);
        edge.producer.sendException = null;
        await(() -> edge.count("monitoring.ingest.mqtt.messages", "outcome", "acknowledged") == 20);

        assertThat(edge.readings()).hasSize(20).extracting(Reading::period).doesNotHaveDuplicates();
    }

    @Test
    void isSentNoMoreThanItMayHoldWhileKafkaIsAway() throws Exception {
        Set<String> held = ConcurrentHashMap.newKeySet();
        CountDownLatch tries = new CountDownLatch(12);
        broker = new Mosquitto(folder, "allow_anonymous true");
        broker.start();
        subscriber = subscriber(
                (body, received) -> {
                    held.add(new String(body.bytes(), UTF_8));
                    tries.countDown();
                    return CompletableFuture.failedFuture(new KafkaException("no broker"));
                },
                edge,
                () -> true,
                4);
        subscriber.start();
        await(() -> subscriber.health().detail().isEmpty());
        gateway = gateway();
        for (int i = 0; i < 20; i++) {
            publish("meters", RECORD.formatted(i));
        }

        assertThat(tries.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(held).hasSize(4);
        assertThat(edge.count("monitoring.ingest.mqtt.messages", "outcome", "acknowledged"))
                .isZero();
    }

    @Test
    void comesBackWhenTheBrokerDoes() throws Exception {
        start(edge, true);
        publish("meters", RECORD.formatted(1));
        await(() -> edge.readings().size() == 1);

        gateway.disconnect();
        broker.stop();
        await(() -> subscriber.health().detail().contains("is away"));
        assertThat(subscriber.health().isUp()).isTrue();
        broker.start();
        await(() -> subscriber.health().detail().isEmpty());
        gateway = gateway();
        publish("meters", RECORD.formatted(2));

        await(() -> edge.readings().size() == 2);
    }

    @Test
    void waitsForABrokerThatIsNotThereYetAndLogsIn() throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "edge:secret\ngateway:gateway\n");
        Process hash = new ProcessBuilder("mosquitto_passwd", "-U", passwords.toString()).start();
        assertThat(hash.waitFor()).isZero();
        broker = new Mosquitto(folder, "password_file " + passwords);
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        subscriber = new MqttSubscriber(
                new MqttSettings(
                        broker.uri(), "edge-1", Optional.of("edge"), Optional.of(password), "monitoring", 1_000),
                1 << 20,
                edge,
                () -> true,
                InstantSource.fixed(Edge.NOW),
                edge.meters,
                edge.registry);
        subscriber.start();
        await(() -> subscriber.health().detail().contains("is away"));

        broker.start();
        await(() -> subscriber.health().detail().isEmpty());
        gateway = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .simpleAuth()
                .username("gateway")
                .password("gateway".getBytes(UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        gateway.connect();
        publish("meters", RECORD.formatted(1));

        await(() -> edge.readings().size() == 1);
    }

    @Test
    void keepsMessagesUntilTheRegistryIsKnown() throws Exception {
        CountDownLatch known = new CountDownLatch(1);
        broker = new Mosquitto(folder, "allow_anonymous true");
        broker.start();
        subscriber = subscriber(edge, () -> known.getCount() == 0);
        subscriber.start();
        await(() -> subscriber.health().detail().isEmpty());
        gateway = gateway();
        IntStream.range(0, 10).forEach(i -> publish("meters", RECORD.formatted(i)));
        await(() -> edge.count("monitoring.ingest.mqtt.messages", "outcome", "deferred") >= 4);
        assertThat(edge.producer.history()).isEmpty();

        known.countDown();

        await(() -> edge.readings().size() == 10);
    }

    private void start(Edge to, boolean ready) throws Exception {
        broker = new Mosquitto(folder, "allow_anonymous true");
        broker.start();
        subscriber = subscriber(to, ready);
        subscriber.start();
        await(() -> subscriber.health().detail().isEmpty());
        gateway = gateway();
    }

    private MqttSubscriber subscriber(Edge to, boolean ready) {
        return subscriber(to, () -> ready);
    }

    private MqttSubscriber subscriber(Edge to, BooleanSupplier ready) {
        return subscriber(to, to, ready, 1_000);
    }

    private MqttSubscriber subscriber(Intake intake, Edge to, BooleanSupplier ready, int receiveMaximum) {
        return new MqttSubscriber(
                new MqttSettings(
                        broker.uri(), "edge-1", Optional.empty(), Optional.empty(), "monitoring", receiveMaximum),
                1 << 20,
                intake,
                ready,
                InstantSource.fixed(Edge.NOW),
                to.meters,
                to.registry);
    }

    private Mqtt5BlockingClient gateway() {
        Mqtt5BlockingClient client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();
        client.connect();
        return client;
    }

    private void publish(String feed, String payload) {
        gateway.publishWith()
                .topic(MqttSubscriber.TOPIC + feed)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .send();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException, TimeoutException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 2_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            never.await(10, TimeUnit.MILLISECONDS);
        }
        throw new TimeoutException("not within 20 s");
    }
}
