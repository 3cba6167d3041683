package org.industrymonitor.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.industrymonitor.runtime.kafka.StreamsApplication;
import org.industrymonitor.runtime.metrics.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream thread whose transaction the broker has aborted goes on as another one, in the same process. */
class StalledThreadTest {

    @TempDir
    private Path directory;

    @Test
    void goesOnWithTheRecordAtWhichItStoodStill() throws Exception {
        AtomicBoolean stalled = new AtomicBoolean();
        List<String> taken = new CopyOnWriteArrayList<>();
        List<Throwable> fatal = new CopyOnWriteArrayList<>();
        StreamsBuilder topology = new StreamsBuilder();
        topology.<String, String>stream("in").foreach((key, value) -> {
            if (value.equals("2") && stalled.compareAndSet(false, true)) {
                throw new StreamsException("commit failed", new InvalidTxnStateException("aborted"));
            }
            taken.add(value);
        });
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
                Metrics metrics = new Metrics()) {
            send(broker, List.of("1", "2", "3"));
            StreamsApplication application = new StreamsApplication(
                    topology.build(), properties(broker), metrics, (service, cause) -> fatal.add(cause));
            application.start();
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> taken.contains("3"));

                assertThat(stalled).isTrue();
                assertThat(taken).contains("1", "2", "3");
                assertThat(fatal).isEmpty();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> application.health().isUp());
            } finally {
                application.stop();
            }
        }
    }

    private static void send(EmbeddedBroker broker, List<String> values) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("in", 1, (short) 1))).all().get();
            for (String value : values) {
                producer.send(new ProducerRecord<>("in", value)).get();
            }
        }
    }

    private Properties properties(EmbeddedBroker broker) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "stalled",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                StreamsConfig.STATE_DIR_CONFIG,
                directory.resolve("state").toString(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
                Serdes.StringSerde.class.getName(),
                StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
                Serdes.StringSerde.class.getName(),
                StreamsConfig.consumerPrefix("auto.offset.reset"),
                "earliest",
                StreamsConfig.consumerPrefix("group.instance.id"),
                "one",
                StreamsConfig.consumerPrefix("session.timeout.ms"),
                "6000",
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                "100"));
        return properties;
    }
}
