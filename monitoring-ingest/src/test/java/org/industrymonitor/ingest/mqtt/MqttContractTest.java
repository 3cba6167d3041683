package org.industrymonitor.ingest.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.ingest.contract.Rig;
import org.industrymonitor.ingest.contract.Transport;
import org.industrymonitor.ingest.contract.TransportContract;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** MQTT holds what every transport holds, through a real Mosquitto; what became of a message is what is counted of it. */
@Tag("programs")
@Timeout(60)
class MqttContractTest extends TransportContract {

    @TempDir
    private Path folder;

    @Override
    protected Transport start(Rig rig) throws Exception {
        return new Messages(rig, new Mosquitto(folder, "allow_anonymous true"));
    }

    private static final class Messages implements Transport {

        private final SimpleMeterRegistry counters = new SimpleMeterRegistry();
        private final CountDownLatch never = new CountDownLatch(1);
        private final Mosquitto broker;
        private final MqttSubscriber subscriber;
        private final Mqtt5BlockingClient gateway;

        Messages(Rig rig, Mosquitto broker) throws Exception {
            this.broker = broker;
            broker.start();
            subscriber = new MqttSubscriber(
                    new MqttSettings(broker.uri(), "edge-1", Optional.empty(), Optional.empty(), "monitoring", 1_000),
                    BODY_MAX_BYTES,
                    rig.collector()::collect,
                    () -> true,
                    InstantSource.fixed(Rig.NOW),
                    rig.meters(),
                    counters);
            subscriber.start();
            while (!subscriber.health().detail().isEmpty()) {
                never.await(10, TimeUnit.MILLISECONDS);
            }
            gateway = Mqtt5Client.builder()
                    .serverHost("127.0.0.1")
                    .serverPort(broker.port())
                    .buildBlocking();
            gateway.connect();
        }

        @Override
        public BodyFormat format() {
            return BodyFormat.JSON;
        }

        @Override
        public Outcome send(String feed, Charset charset, byte[] body) throws Exception {
            double taken = count("acknowledged");
            double turnedAway = count("turned-away");
            double deferred = count("deferred");
            gateway.publishWith()
                    .topic(MqttSubscriber.TOPIC + feed)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(body)
                    .send();
            while (true) {
                if (count("acknowledged") > taken) {
                    return Outcome.TAKEN;
                }
                if (count("turned-away") > turnedAway) {
                    return Outcome.TURNED_AWAY;
                }
                if (count("deferred") > deferred) {
                    return Outcome.NOT_ACKNOWLEDGED;
                }
                never.await(5, TimeUnit.MILLISECONDS);
            }
        }

        private double count(String outcome) {
            return counters.get("monitoring.ingest.mqtt.messages")
                    .tag("outcome", outcome)
                    .counter()
                    .count();
        }

        @Override
        public void close() {
            try {
                gateway.disconnect();
                subscriber.stop();
                broker.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the broker was ended", e);
            }
        }
    }
}
