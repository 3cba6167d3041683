package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.http.HttpEndpoint;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsSources;

/** The ingest role behind its real HTTP endpoint, with Kafka's mock clients, and someone who talks to it. */
final class RunningEdge {

    static final Instant NOW = Instant.parse("2020-04-01T01:10:00Z");
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    static final String HEADER = "subject,measure,period_start,period,value,unit\n";
    static final String REGISTRY = "enterprise,name,sector,region,period,items\n"
            + "E1,安阳钢铁,3120,410500,PT1H,coke;electricity\nE2,Second,3120,410100,PT1H,coke\n";

    final LoopbackKafka kafka = new LoopbackKafka();
    final Metrics metrics = new Metrics();
    final IngestService service;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpEndpoint http;

    private RunningEdge(boolean acknowledging, SettingsSources sources) throws Exception {
        Settings settings = Settings.load(sources, CommonSettings.DEFINITION, IngestSettings.DEFINITION);
        MockProducer<byte[], byte[]> readings = acknowledging ? kafka.readings : kafka.unacknowledged;
        service = new IngestService(
                IngestSettings.from(settings),
                new IngestService.Clients(readings, () -> kafka.files, () -> kafka.registry, () -> kafka.calendar),
                Clock.fixed(NOW, ZoneOffset.UTC),
                metrics,
                (name, cause) -> {});
        http = new HttpEndpoint(
                HttpSettings.from(settings, IngestSettings.HTTP_PORT),
                metrics,
                () -> Map.of("ingest", service.health()));
        http.serve(service);
        service.start();
        http.start();
        awaitTrue(() -> service.health().isUp());
    }

    /** An edge whose Kafka acknowledges at once. */
    static RunningEdge start() throws Exception {
        return start(true, sources());
    }

    static RunningEdge start(boolean acknowledging, SettingsSources sources) throws Exception {
        return new RunningEdge(acknowledging, sources);
    }

    /** Settings with limits that a test can reach. */
    static SettingsSources sources() {
        return SettingsSources.none()
                .with(IngestSettings.HTTP_PORT, 0)
                .with(CommonSettings.HTTP_REQUEST_MAX_BYTES, 100_000)
                .with(IngestSettings.RECORD_MAX_BYTES, 4_096)
                .with(IngestSettings.STREAM_MAX_BYTES, 1_000_000)
                .with(IngestSettings.FILE_MAX_BYTES, 1_000_000)
                .with(IngestSettings.INFLIGHT_MAX_BYTES, 150_000)
                .with(IngestSettings.ACK_TIMEOUT_MS, 2_000)
                .with(IngestSettings.ANSWER_REFUSALS_MAX, 10);
    }

    void close() throws Exception {
        http.stop();
        service.stop();
        metrics.close();
    }

    HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(http.url() + path)).header("Content-Type", type);
    }

    HttpClient client() {
        return client;
    }

    int port() {
        return http.port();
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String type, String body) throws Exception {
        return post(type, body.getBytes(UTF_8));
    }

    HttpResponse<String> post(String type, byte[] body) throws Exception {
        return send("POST", "/v1/readings", type, body);
    }

    HttpResponse<String> post(String type, BodyPublisher body) throws Exception {
        return send(request("/v1/readings", type).POST(body));
    }

    HttpResponse<String> put(String path, String body) throws Exception {
        return send("PUT", path, CSV, body.getBytes(UTF_8));
    }

    HttpResponse<String> send(String method, String path, String type, byte[] body) throws Exception {
        return send(request(path, type).method(method, BodyPublishers.ofByteArray(body)));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    static void assertTurnedAway(HttpResponse<String> answer, int status, String error) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("error").textValue()).isEqualTo(error);
        assertThat(json(answer).get("message").textValue()).isNotBlank();
    }

    void assertCounts(long received, long accepted, long missing, long refused) {
        assertThat(sum("monitoring.ingest.records.received")).isEqualTo(received);
        assertThat(sum("monitoring.ingest.records.accepted")).isEqualTo(accepted);
        assertThat(sum("monitoring.ingest.records.missing")).isEqualTo(missing);
        assertThat(sum("monitoring.ingest.records.refused")).isEqualTo(refused);
        assertThat(received).isEqualTo(accepted + missing + refused + (long) sum("monitoring.ingest.records.suspect"));
    }

    /** A counter, over all tags not named. */
    double sum(String name, String... tags) {
        return metrics.registry().get(name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double gauge(String name) {
        return metrics.registry().get(name).gauge().value();
    }

    List<ProducerRecord<byte[], byte[]>> records(Topic topic) {
        return kafka.readings.history().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .toList();
    }

    List<Reading> readings() {
        return records(Topic.READINGS).stream()
                .map(record -> Codecs.READING.decode(record.value()))
                .toList();
    }

    List<DeadLetter> letters() {
        return records(Topic.DEAD_LETTERS).stream()
                .map(record -> Codecs.DEAD_LETTER.decode(record.value()))
                .toList();
    }

    static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            never.await(5, TimeUnit.MILLISECONDS);
        }
    }
}
