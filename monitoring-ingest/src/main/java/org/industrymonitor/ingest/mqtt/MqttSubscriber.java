package org.industrymonitor.ingest.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientAutoReconnect;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.ingest.collect.Body;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.ingest.collect.FeedName;
import org.industrymonitor.ingest.collect.IngestMeters;
import org.industrymonitor.ingest.collect.Intake;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.ingest.decode.UnreadableBodyException;
import org.industrymonitor.ingest.mqtt.MqttMeters.Outcome;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribes to {@code readings/+}, shared with the other processes of its group.  A message is acknowledged when Kafka has
 * what is in it; until then it is tried again here, and given again by the broker after a crash.  What is not acknowledged
 * counts against the receive maximum, so that the broker holds back the rest while Kafka is away.
 */
public final class MqttSubscriber implements Service {

    /** Topics are {@code readings/<feed>}. */
    static final String TOPIC = "readings/";

    private static final Logger log = LoggerFactory.getLogger(MqttSubscriber.class);
    /** How long the broker keeps messages for a process that is away. */
    private static final Duration SESSION = Duration.ofDays(1);

    /** A broker drops what is larger than this without a word, so that it is more than is taken. */
    private static final int LARGEST_PACKET = 32 << 20;

    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final MqttSettings settings;
    private final int maxBytes;
    private final Intake intake;
    private final BooleanSupplier ready;
    private final InstantSource clock;
    private final IngestMeters bodies;
    private final MqttMeters meters;
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "ingest-mqtt");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Mqtt5AsyncClient client;
    private volatile String detail = "mqtt: not connected yet";
    private volatile boolean subscribed;
    private volatile boolean deferring;

    /**
     * @param maxBytes larger messages are turned away; those beyond 32 MiB, too, the broker does not send at all
     * @param ready whether the registry is known, without which every enterprise would be unknown
     * @param clock stamps messages with the time of receipt
     */
    public MqttSubscriber(
            MqttSettings settings,
            long maxBytes,
            Intake intake,
            BooleanSupplier ready,
            InstantSource clock,
            IngestMeters bodies,
            MeterRegistry registry) {
        this.settings = settings;
        this.maxBytes = (int) Math.min(maxBytes, 268_435_460);
        this.intake = intake;
        this.ready = ready;
        this.clock = clock;
        this.bodies = bodies;
        this.meters = new MqttMeters(registry, () -> subscribed);
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public String name() {
        return "mqtt";
    }

    /**
     * Begins to connect, and goes on trying in the background.
     *
     * @throws IOException if the password file cannot be read
     */
    @Override
    public void start() throws IOException {
        Mqtt5Connect connect = connect();
        client = builder().buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, this::arrived, worker, true);
        client.connect(connect);
    }

    /** UP, with the state of the connection in the detail: without its broker a process still serves the other feeds. */
    @Override
    public Health health() {
        return new Health(Health.State.UP, detail);
    }

    /** What is not acknowledged stays with the broker. */
    @Override
    public void stop() throws InterruptedException {
        subscribed = false;
        worker.shutdown();
        if (client != null && client.getState().isConnectedOrReconnect()) {
            try {
                client.disconnect().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                log.debug("MQTT broker was left without a goodbye", e);
            }
        }
        worker.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Mqtt5ClientBuilder builder() {
        Mqtt5ClientBuilder builder = Mqtt5Client.builder()
                .identifier(settings.clientId())
                .serverHost(settings.broker().getHost())
                .serverPort(settings.port())
                .automaticReconnect(MqttClientAutoReconnect.builder()
                        .initialDelay(RECONNECT.toMillis(), TimeUnit.MILLISECONDS)
                        .maxDelay(LONGEST_RECONNECT.toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .addConnectedListener(context -> subscribe())
                .addDisconnectedListener(context -> failed("is away", context.getCause()));
        return settings.isTls() ? builder.sslWithDefaultConfig() : builder;
    }

    private Mqtt5Connect connect() throws IOException {
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION.toSeconds())
                .restrictions()
                .receiveMaximum(settings.receiveMaximum())
                .maximumPacketSize(Math.max(maxBytes, LARGEST_PACKET))
                .applyRestrictions();
        if (settings.user().isEmpty()) {
            return connect.build();
        }
        var login = Mqtt5SimpleAuth.builder().username(settings.user().get());
        if (settings.passwordFile().isPresent()) {
            byte[] password = Files.readString(settings.passwordFile().get())
                    .stripTrailing()
                    .getBytes(StandardCharsets.UTF_8);
            return connect.simpleAuth(login.password(password).build()).build();
        }
        return connect.simpleAuth(login.build()).build();
    }

    /** Each time anew: not every broker that keeps a session through its own restart keeps shared subscriptions in it. */
    private void subscribe() {
        client.subscribeWith()
                .topicFilter("$share/" + settings.group() + "/" + TOPIC + "+")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .whenComplete((answer, failure) -> {
                    if (failure == null) {
                        log.info("Subscribed to MQTT broker: broker={} group={}", settings.broker(), settings.group());
                        subscribed = true;
                        detail = "";
                    } else {
                        failed("does not let us subscribe", failure);
                    }
                });
    }

    private void failed(String what, Throwable cause) {
        subscribed = false;
        String now = "mqtt: broker " + settings.broker() + " " + what + ": " + cause.getMessage();
        if (detail.isEmpty() || !now.equals(detail)) {
            log.warn(
                    "MQTT broker is not there: broker={} state={} cause={}", settings.broker(), what, cause.toString());
        }
        detail = now;
    }

    private void arrived(Mqtt5Publish message) {
        collect(message, clock.instant());
    }

    private void collect(Mqtt5Publish message, Instant received) {
        String topic = message.getTopic().toString();
        String feed = topic.substring(Math.min(topic.length(), TOPIC.length()));
        if (!FeedName.isValid(feed)) {
            log.debug("Message of a feed without a name: topic={}", topic);
            bodies.turnedAway(BodyFault.BAD_FEED);
            acknowledge(message, Outcome.TURNED_AWAY);
        } else if (size(message) > maxBytes) {
            log.warn("Message is too large: feed={} bytes={} most={}", feed, size(message), maxBytes);
            bodies.turnedAway(BodyFault.TOO_LARGE);
            acknowledge(message, Outcome.TURNED_AWAY);
        } else if (!ready.getAsBoolean()) {
            defer(message, received, "the registry is being read");
        } else {
            Body body = new Body(message.getPayloadAsBytes(), BodyFormat.JSON, StandardCharsets.UTF_8, feed);
            try {
                intake.collect(body, received).whenComplete((answer, failure) -> answered(message, received, failure));
            } catch (KafkaException e) {
                answered(message, received, e);
            }
        }
    }

    private static int size(Mqtt5Publish message) {
        return message.getPayload().map(ByteBuffer::remaining).orElse(0);
    }

    private void answered(Mqtt5Publish message, Instant received, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause == null) {
            deferring = false;
            acknowledge(message, Outcome.ACKNOWLEDGED);
        } else if (cause instanceof UnreadableBodyException) {
            bodies.turnedAway(BodyFault.UNREADABLE);
            acknowledge(message, Outcome.TURNED_AWAY);
        } else {
            defer(message, received, "Kafka did not take it: " + cause);
        }
    }

    private void acknowledge(Mqtt5Publish message, Outcome outcome) {
        message.acknowledge();
        meters.count(outcome);
    }

    /** Tries again a little later; it stays the same statement, of the time at which it came. */
    private void defer(Mqtt5Publish message, Instant received, String reason) {
        meters.count(Outcome.DEFERRED);
        if (!deferring) {
            deferring = true;
            log.warn("Message waits: feed={} cause={}", message.getTopic(), reason);
        }
        try {
            worker.schedule(() -> collect(message, received), RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("Stopped; the broker keeps the message", e);
        }
    }
}
