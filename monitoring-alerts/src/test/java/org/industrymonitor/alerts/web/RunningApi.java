package org.industrymonitor.alerts.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.industrymonitor.alerts.book.BookKeeper;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.http.HttpEndpoint;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.metrics.Metrics;

/** Alerts over HTTP behind the real endpoint, with Kafka's mock clients joined, and someone who asks. */
final class RunningApi {

    static final Instant NOW = Instant.parse("2024-06-10T09:00:00Z");
    private static final Node NODE = new Node(0, "localhost", 1);

    final Metrics metrics = new Metrics();
    final AlertsApi api;
    final List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final MockConsumer<byte[], byte[]> consumer = new Unhurried();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpEndpoint http;
    private final Readers readers;

    private RunningApi(AlertsApi.Limits limits, Optional<Path> file) throws Exception {
        for (Topic topic : List.of(Topic.ALERTS, Topic.ALERT_EVENTS, Topic.ALERT_REMARKS)) {
            Node[] nodes = {NODE};
            consumer.updatePartitions(
                    topic.topicName(),
                    IntStream.range(0, 2)
                            .mapToObj(p -> new PartitionInfo(topic.topicName(), p, NODE, nodes, nodes))
                            .toList());
            for (int p = 0; p < 2; p++) {
                consumer.updateBeginningOffsets(Map.of(new TopicPartition(topic.topicName(), p), 0L));
                consumer.updateEndOffsets(Map.of(new TopicPartition(topic.topicName(), p), 0L));
            }
        }
        readers = new Readers(file, Duration.ofMillis(20), "127.0.0.1", metrics.registry());
        api = new AlertsApi(
                limits,
                new AlertsApi.Clients(() -> consumer, new Joined()),
                Samples.directory(),
                () -> true,
                readers,
                Clock.fixed(NOW, ZoneOffset.UTC),
                metrics,
                (name, cause) -> {});
        http = new HttpEndpoint(new HttpSettings("127.0.0.1", 0, "p", 1 << 20, 16), metrics, Map::of);
        http.serve(api);
        readers.start();
        api.start();
        http.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> api.health().isUp());
    }

    static AlertsApi.Limits limits(int ended, int events, int followers) {
        return new AlertsApi.Limits(
                ended, events, followers, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    static RunningApi start(AlertsApi.Limits limits, Optional<Path> readers) throws Exception {
        return new RunningApi(limits, readers);
    }

    /** Publishes an alert, as it stands and as an event, and waits until it is known. */
    void publish(int partition, Alert... alerts) throws Exception {
        long from = next.getOrDefault(new TopicPartition(Topic.ALERT_EVENTS.topicName(), partition), 0L);
        for (Alert alert : alerts) {
            deliver(Topic.ALERT_EVENTS, partition, alert.id(), Codecs.ALERT.encode(alert));
            deliver(Topic.ALERTS, partition, alert.id(), Codecs.ALERT.encode(alert));
        }
        keeper().await(
                        new TopicPartition(Topic.ALERTS.topicName(), partition),
                        from + alerts.length - 1,
                        Duration.ofSeconds(30));
        keeper().await(
                        new TopicPartition(Topic.ALERT_EVENTS.topicName(), partition),
                        from + alerts.length - 1,
                        Duration.ofSeconds(30));
    }

    private BookKeeper keeper() {
        return api.keeper();
    }

    private synchronized long deliver(Topic topic, int partition, String key, byte[] value) {
        long offset = next.merge(new TopicPartition(topic.topicName(), partition), 1L, Long::sum) - 1;
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(
                topic.topicName(),
                partition,
                offset,
                NOW.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty())));
        return offset;
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http.url() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return client.send(request(path, token).build(), BodyHandlers.ofString());
    }

    /** What a good answer says. */
    JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        return client.send(
                request(path, token)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpClient client() {
        return client;
    }

    int port() {
        return http.port();
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    double ended(String reason) {
        return metrics.registry()
                .counter("monitoring.alerts.stream.ended", "reason", reason)
                .count();
    }

    void close() throws Exception {
        http.stop();
        api.stop();
        readers.stop();
        metrics.close();
    }

    /** What is written comes to the consumer. */
    private final class Joined extends MockProducer<byte[], byte[]> {
        Joined() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            written.add(record);
            Topic topic = Topic.named(record.topic()).orElseThrow();
            ProducerRecord<byte[], byte[]> placed =
                    new ProducerRecord<>(record.topic(), 0, record.key(), record.value());
            if (topic == Topic.ALERT_REMARKS) {
                deliver(topic, 0, new String(record.key(), UTF_8), record.value());
            }
            return super.send(placed, callback);
        }
    }

    /** Kafka's mock never waits in a poll, so that whoever polls it would keep a core busy. */
    private static final class Unhurried extends MockConsumer<byte[], byte[]> {

        private final CountDownLatch never = new CountDownLatch(1);

        Unhurried() {
            super("earliest");
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            try {
                never.await(5, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            return super.poll(timeout);
        }
    }
}
