package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.runtime.http.HttpEndpoint;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What a feed may send that is broken, by mistake or on purpose: each input of the corpus comes to the outcome written in
 * {@code hostile/expected.csv}, through the collector and, where it is a body, the same through HTTP.
 * {@code -Dgolden.update=true} writes the outcomes anew, to be read before they are committed.
 */
@Timeout(300)
class HostileInputsTest {

    private static final Path CORPUS = Path.of("src", "test", "resources", "hostile");
    private static final Path EXPECTED = CORPUS.resolve("expected.csv");
    /** Of all threads together, compilers and collectors of garbage too; twice through the decoders. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int LARGEST_BODY = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> EXPECTATIONS = new TreeMap<>();
    private static final Map<String, String> OUTCOMES = new TreeMap<>();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final LoopbackKafka KAFKA = new LoopbackKafka();
    private static final Metrics METRICS = new Metrics();

    private static IngestService service;
    private static HttpEndpoint http;

    @BeforeAll
    static void start() throws Exception {
        for (String line : Files.readAllLines(EXPECTED)) {
            int comma = line.indexOf(',');
            EXPECTATIONS.put(line.substring(0, comma), line.substring(comma + 1));
        }
        Settings settings = Settings.load(
                RunningEdge.sources()
                        .with(IngestSettings.RECORD_MAX_BYTES, Edge.RECORD)
                        .with(CommonSettings.HTTP_REQUEST_MAX_BYTES, LARGEST_BODY)
                        .with(IngestSettings.STREAM_MAX_BYTES, LARGEST_BODY)
                        .with(IngestSettings.FILE_MAX_BYTES, LARGEST_BODY)
                        .with(IngestSettings.INFLIGHT_MAX_BYTES, 4 * LARGEST_BODY)
                        .with(IngestSettings.ACK_TIMEOUT_MS, 10_000)
                        .with(IngestSettings.ANSWER_REFUSALS_MAX, 1_000),
                CommonSettings.DEFINITION,
                IngestSettings.DEFINITION);
        service = new IngestService(
                IngestSettings.from(settings),
                new IngestService.Clients(
                        KAFKA.readings, () -> KAFKA.files, () -> KAFKA.registry, () -> KAFKA.calendar),
                Clock.fixed(Edge.NOW, ZoneOffset.UTC),
                METRICS,
                (name, cause) -> {
                    throw new AssertionError(name, cause);
                });
        http = new HttpEndpoint(HttpSettings.from(settings, IngestSettings.HTTP_PORT), METRICS, Map::of);
        http.serve(service);
        service.start();
        http.start();
        CountDownLatch never = new CountDownLatch(1);
        while (!service.health().isUp()) {
            never.await(5, TimeUnit.MILLISECONDS);
        }
        send("PUT", "/v1/registry", "text/csv", Edge.REGISTRY_CSV.getBytes(UTF_8));
    }

    @AfterAll
    static void stop() throws Exception {
        http.stop();
        service.stop();
        METRICS.close();
        if (Boolean.getBoolean("golden.update")) {
            StringBuilder lines = new StringBuilder();
            OUTCOMES.forEach((name, outcome) ->
                    lines.append(name).append(',').append(outcome).append('\n'));
            Files.writeString(EXPECTED, lines);
        }
    }

    @Test
    void thereAreHundredsOfInputsAndEachHasAnExpectation() throws IOException {
        assertThat(inputs().map(HostileInputsTest::name)).hasSizeGreaterThan(700);
        assertThat(EXPECTATIONS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(inputs().map(HostileInputsTest::name), LargeInput.names())
                                .toList());
    }

    @TestFactory
    Stream<DynamicTest> comesToTheOutcomeWrittenForIt() throws IOException {
        return inputs().map(file ->
                DynamicTest.dynamicTest(name(file), () -> assertOutcome(name(file), Files.readAllBytes(file))));
    }

    @TestFactory
    Stream<DynamicTest> comesToTheOutcomeWrittenForItWhenItIsLarge() {
        return Stream.of(LargeInput.values())
                .map(input -> DynamicTest.dynamicTest(
                        input.fileName(), () -> assertOutcome(input.fileName(), input.bytes())));
    }

    private static void assertOutcome(String name, byte[] bytes) throws Exception {
        long start = PROCESS.getProcessCpuTime();
        String outcome = outcome(name, bytes);
        Duration taken = Duration.ofNanos(PROCESS.getProcessCpuTime() - start);
        OUTCOMES.put(name, outcome);
        if (!Boolean.getBoolean("golden.update")) {
            assertThat(outcome).isEqualTo(EXPECTATIONS.get(name));
        }
        assertThat(taken).isLessThan(LONGEST);
    }

    private static String outcome(String name, byte[] bytes) throws Exception {
        String place = name.substring(0, name.indexOf('/'));
        if (place.equals("xlsx")) {
            return Outcomes.ofWorkbook(bytes);
        }
        if (place.equals("files")) {
            String kind = name.substring(name.indexOf('/') + 1, name.indexOf('-'));
            return ofHttp(send("PUT", "/v1/" + kind, "text/csv", bytes));
        }
        if (place.equals("gzip")) {
            return ofHttp(send("POST", "/v1/readings", "text/csv", bytes, "Content-Encoding", "gzip"));
        }
        BodyFormat format = switch (place) {
            case "csv" -> BodyFormat.CSV;
            case "json" -> BodyFormat.JSON;
            case "ndjson" -> BodyFormat.NDJSON;
            default -> throw new IllegalArgumentException("unknown kind of input: " + place);
        };
        String answered = ofHttp(send("POST", "/v1/readings", format.mediaType(), bytes));
        if (bytes.length <= LARGEST_BODY) {
            assertThat(Outcomes.ofBody(format, bytes))
                    .as("the same without HTTP")
                    .isEqualTo(answered);
        }
        return answered;
    }

    private static String ofHttp(HttpResponse<String> answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isIn(200, 400, 413, 415, 422);
        if (answer.statusCode() == 422) {
            assertThat(body.get("faults").size()).isPositive();
            return body.get("error").asText() + " " + body.get("faults_found").asInt();
        }
        if (body.has("error")) {
            assertThat(body.get("message").asText()).isNotBlank();
            return body.get("error").asText();
        }
        if (body.has("entries")) {
            return "entries " + body.get("entries").asInt();
        }
        StringBuilder text =
                new StringBuilder("accepted " + body.get("accepted").asLong());
        if (body.get("missing").asLong() > 0) {
            text.append("; missing ").append(body.get("missing").asLong());
        }
        body.get("refused_by_code")
                .properties()
                .forEach(code -> text.append("; ")
                        .append(code.getKey())
                        .append(' ')
                        .append(code.getValue().asLong()));
        return text.toString();
    }

    private static HttpResponse<String> send(String method, String path, String type, byte[] bytes, String... headers)
            throws IOException, InterruptedException {
        KAFKA.readings.clear();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(http.url() + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Stream<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.equals(EXPECTED)).sorted().toList().stream();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String name(Path file) {
        return CORPUS.relativize(file).toString().replace('\\', '/');
    }
}
