package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.csv.BundledReference;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.http.HttpEndpoint;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.metrics.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IngestServiceTest {

    private static final Instant NOW = Instant.parse("2020-04-01T01:10:00Z");
    private static final String CSV = "text/csv";
    private static final String HEADER = "subject,measure,period_start,period,value,unit\n";
    private static final String REGISTRY = "enterprise,name,sector,region,period,items\n"
            + "E1,安阳钢铁,3120,410500,PT1H,coke;electricity\nE2,Second,3120,410100,PT1H,coke\n";

    private final LoopbackKafka kafka = new LoopbackKafka();
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private IngestService service;
    private HttpEndpoint http;

    @AfterEach
    void stop() throws InterruptedException {
        http.stop();
        service.stop();
        metrics.close();
    }

    @Test
    void publishesBundledTablesToEveryPartitionWhenThereAreNone() throws Exception {
        start(kafka.readings);

        Reference bundled = BundledReference.reference();
        int entries = bundled.sectors().size()
                + bundled.regions().size()
                + bundled.items().size();
        List<ProducerRecord<byte[], byte[]>> written = List.copyOf(kafka.files.history());
        assertThat(written)
                .filteredOn(record -> key(record).equals("item:coke"))
                .hasSize(LoopbackKafka.PARTITIONS);
        assertThat(written)
                .extracting(ProducerRecord::partition)
                .contains(0, 1, 2)
                .hasSize(entries * LoopbackKafka.PARTITIONS);
        assertThat(service.health()).isEqualTo(Health.up());
    }

    @Test
    void takesGoodRecordsAndBuriesBadOnes() throws Exception {
        start(kafka.readings);
        put("/v1/registry", REGISTRY);

        JsonNode answer = json(post(
                CSV,
                HEADER
                        + "E1,coke,2020-04-01T08:00,PT1H,1.5,t\n"
                        + "E1,electricity,2020-04-01T08:00,PT1H,41.2,MWh\n"
                        + "E1,coke,2020-04-01T09:00,PT1H,2,stone\n"
                        + "E2,coke,2020-04-01T08:00,PT1H,,t\n"
                        + "E7,coke,2020-04-01T08:00,PT1H,3,t\n"
                        + "E2,coke,2020-04-01T09:00,PT1H,0,t\n"));

        assertThat(answer.toString())
                .isEqualTo("{\"received\":6,\"accepted\":3,\"missing\":1,\"refused\":2,"
                        + "\"refused_by_code\":{\"unknown-enterprise\":1,\"unknown-unit\":1},\"refusals\":["
                        + "{\"line\":4,\"field\":\"unit\",\"code\":\"unknown-unit\",\"message\":\"unit is not known:"
                        + " 'stone'\",\"subject\":\"E1\"},"
                        + "{\"line\":6,\"field\":\"subject\",\"code\":\"unknown-enterprise\",\"message\":\"enterprise is"
                        + " not registered: 'E7'\",\"subject\":\"E7\"}]}");
        List<Reading> readings = readings();
        assertThat(readings).extracting(Reading::subject).containsExactly("E1", "E2");
        assertThat(readings.get(0).items())
                .containsExactly(new ItemValue("coke", 15_000_000L), new ItemValue("electricity", 412_000_000L));
        assertThat(readings.get(1).items()).containsExactly(new ItemValue("coke", 0));
        assertThat(records(Topic.READINGS)).allSatisfy(record -> {
            assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
            assertThat(record.partition()).isNull();
        });
        assertThat(letters())
                .first()
                .isEqualTo(new DeadLetter(
                        "E1,coke,2020-04-01T09:00,PT1H,2,stone".getBytes(UTF_8),
                        "anonymous",
                        "unknown-unit",
                        "unit",
                        4,
                        "unit is not known: 'stone'",
                        CSV,
                        NOW,
                        HEADER.strip()));
        assertCounts(6, 3, 1, 2);
        assertThat(count("monitoring.ingest.records.refused", "code", "unknown-unit"))
                .isEqualTo(1);
        assertThat(count("monitoring.ingest.records.refused", "code", "negative"))
                .isZero();
    }

    @Test
    void writesAnEnterpriseToThePartitionOfItsReadings() throws Exception {
        start(kafka.readings);

        JsonNode answer = json(put("/v1/registry", REGISTRY));

        assertThat(answer.toString()).isEqualTo("{\"entries\":2,\"published\":2,\"unchanged\":0}");
        for (String id : List.of("E1", "E2")) {
            ProducerRecord<byte[], byte[]> record = kafka.files.history().stream()
                    .filter(r -> key(r).equals("enterprise:" + id))
                    .findFirst()
                    .orElseThrow();
            assertThat(record.partition()).isEqualTo(partitionOfReadings(id));
            assertThat(((RegistryRecord.OfEnterprise) Codecs.REGISTRY.decode(record.value()))
                            .enterprise()
                            .latest()
                            .region())
                    .isEqualTo(id.equals("E1") ? "410500" : "410100");
        }
        assertThat(json(put("/v1/registry", REGISTRY.replace("Second", "第二"))).toString())
                .isEqualTo("{\"entries\":2,\"published\":1,\"unchanged\":1}");
    }

    @Test
    void changesNothingForAFaultyFileAndNamesEveryFault() throws Exception {
        start(kafka.readings);
        int before = kafka.files.history().size();

        HttpResponse<String> answer = put(
                "/v1/registry",
                "enterprise,name,sector,region,period,items\nE1,a,3120,410500,PT1H,coke\n"
                        + "E2,b,9999,410500,PT1H,tea\nE3,c,3120,nowhere,PT1H,coke\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("faults").toString())
                .isEqualTo("[{\"line\":3,\"field\":\"sector\",\"message\":\"E2: sector is not known: '9999'\"},"
                        + "{\"line\":3,\"field\":\"items\",\"message\":\"E2: items is not known: 'tea'\"},"
                        + "{\"line\":4,\"field\":\"region\",\"message\":\"E3: region is not known: 'nowhere'\"}]");
        assertThat(kafka.files.history()).hasSize(before);
        HttpResponse<String> unreadable =
                put("/v1/registry", "enterprise,name,sector,region,period,items\nE1,a,,,x,\n");
        assertThat(unreadable.statusCode()).isEqualTo(422);
    }

    @Test
    void loadsTreesItemsAndCalendar() throws Exception {
        start(kafka.readings);

        assertThat(put("/v1/sectors", "code,name_zh,name_en,parent\nZ,,Last,\nZ1,,Child,Z\n")
                        .body())
                .isEqualTo("{\"entries\":2,\"published\":2,\"unchanged\":0}");
        assertThat(put(
                                "/v1/regions",
                                "code,name_zh,name_en,parent,level,time_zone\nX1,,X,Y1,city,\nY1,,Y,X1,province,\n")
                        .body())
                .contains("\"faults_found\":2", "must lead to a root");
        assertThat(put("/v1/sectors", "code,name_zh,name_en,parent\nQ,,a,\nQ,,b,\n")
                        .body())
                .contains("\"line\":3", "Q: is named twice, first in line 2");
        assertThat(put("/v1/items", "code,name_zh,name_en,unit,measure,coefficient\ncrude-steel,粗钢,,t,output,3500\n")
                        .body())
                .contains("\"published\":1");
        assertThat(put("/v1/calendar", "scope,start,end,kind,note\n*,2020-05-01,2020-05-06,public-holiday,劳动节\n")
                        .body())
                .isEqualTo("{\"entries\":1,\"published\":1,\"unchanged\":0}");
        assertThat(Codecs.CALENDAR
                        .decode(kafka.files
                                .history()
                                .get(kafka.files.history().size() - 1)
                                .value())
                        .start())
                .isEqualTo("2020-04-30T16:00:00Z");
    }

    @Test
    void readsTheCharsetAndCompressionThatTheFeedNames() throws Exception {
        start(kafka.readings);
        Charset gb18030 = Charset.forName("GB18030");
        send(
                "PUT",
                "/v1/registry",
                CSV + ";charset=GB18030",
                REGISTRY.replace("E1", "安钢").getBytes(gb18030));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write((HEADER + "安钢,coke,2020-04-01T08:00,PT1H,1,t\n").getBytes(gb18030));
        }

        HttpResponse<String> answer = client.send(
                request("/v1/readings", CSV + "; charset=\"gb18030\"")
                        .header("Content-Encoding", "gzip")
                        .header("X-Feed", "bureau")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).startsWith("{\"received\":1,\"accepted\":1,");
        assertThat(readings()).singleElement().satisfies(reading -> {
            assertThat(reading.subject()).isEqualTo("安钢");
            assertThat(reading.feed()).isEqualTo("bureau");
        });
    }

    @Test
    void takesJsonAndNdjson() throws Exception {
        start(kafka.readings);
        put("/v1/registry", REGISTRY);
        String record = "{\"subject\":\"E1\",\"period_start\":\"2020-04-01T08:00:00+08:00\",\"period\":\"PT1H\","
                + "\"revision\":5,\"items\":[{\"item\":\"coke\",\"value\":1,\"unit\":\"t\"},"
                + "{\"item\":\"electricity\",\"value\":\"2\",\"unit\":\"kWh\"}]}";

        assertThat(post("application/json", record).body()).contains("\"accepted\":1");
        assertThat(post("application/x-ndjson", record + "\n{oops\n" + record).body())
                .contains("\"received\":3,\"accepted\":2,\"missing\":0,\"refused\":1");

        assertThat(readings()).hasSize(3).allSatisfy(reading -> {
            assertThat(reading.revision()).isEqualTo(5);
            assertThat(reading.items()).hasSize(2);
        });
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(new String(letter.raw(), UTF_8)).isEqualTo("{oops");
            assertThat(letter.code()).isEqualTo("syntax");
            assertThat(letter.line()).isEqualTo(2);
        });
    }

    @Test
    void turnsAwayWhatItCannotTakeAtAll() throws Exception {
        start(kafka.readings);

        assertTurnedAway(post("application/xml", "<a/>"), 415, "unsupported-type");
        assertTurnedAway(post(CSV + ";charset=UTF-16", HEADER), 415, "unsupported-type");
        assertTurnedAway(post("application/json", "[{]"), 400, "unreadable");
        assertTurnedAway(post(CSV, "subject\nE1\n"), 400, "unreadable");
        assertTurnedAway(post(CSV, HEADER + "x".repeat(200_000)), 413, "too-large");
        assertTurnedAway(chunked(HEADER + "x".repeat(200_000)), 413, "too-large");

        assertThat(letters()).extracting(DeadLetter::line).containsExactly(0L, 0L);
        assertThat(count("monitoring.ingest.bodies.refused", "reason", "unreadable"))
                .isEqualTo(2);
        assertThat(count("monitoring.ingest.bodies.refused", "reason", "too-large"))
                .isEqualTo(2);
        assertCounts(0, 0, 0, 0);
    }

    @Test
    void answersOnlyAfterKafkaHasEveryRecordAndEveryDeadLetter() throws Exception {
        start(kafka.unacknowledged);
        put("/v1/registry", REGISTRY);

        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request("/v1/readings", CSV)
                        .POST(HttpRequest.BodyPublishers.ofString(HEADER + "E1,coke,2020-04-01T08:00,PT1H,1,t\nbad\n"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        awaitTrue(() -> kafka.unacknowledged.history().size() == 2);
        assertThat(kafka.unacknowledged.completeNext()).isTrue();
        assertThat(answer).isNotDone();
        assertCounts(0, 0, 0, 0);
        assertThat(kafka.unacknowledged.completeNext()).isTrue();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertCounts(2, 1, 0, 1);
    }

    @Test
    void tellsTheFeedToComeAgainWhenKafkaIsAwayOrBusy() throws Exception {
        start(kafka.unacknowledged);
        put("/v1/registry", REGISTRY);
        String row = "E1,coke,2020-04-01T08:00,PT1H,1,t\n";

        HttpResponse<String> late = post(CSV, HEADER + row.repeat(2_500));
        assertTurnedAway(late, 503, "unavailable");
        assertThat(late.headers().firstValue("Retry-After")).hasValue("1");

        assertThat(gauge("monitoring.ingest.inflight")).isGreaterThan(80_000);
        HttpResponse<String> busy = post(CSV, HEADER + row.repeat(2_500));
        assertTurnedAway(busy, 429, "overloaded");
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("1");

        boolean more = true;
        while (more) {
            more = kafka.unacknowledged.completeNext();
        }
        assertThat(gauge("monitoring.ingest.inflight")).isZero();
    }

    private void start(MockProducer<byte[], byte[]> readings) throws Exception {
        IngestSettings settings = new IngestSettings(
                false, true, Duration.ofMinutes(5), 4_096, 100_000, 1_000_000, 150_000, Duration.ofMillis(2_000), 10);
        service = new IngestService(
                settings,
                new IngestService.Clients(readings, () -> kafka.files, () -> kafka.registry, () -> kafka.calendar),
                Clock.fixed(NOW, ZoneOffset.UTC),
                metrics,
                (name, cause) -> {});
        http = new HttpEndpoint(
                new HttpSettings("127.0.0.1", 0, IngestSettings.HTTP_PORT, 100_000, 8),
                metrics,
                () -> Map.of("ingest", service.health()));
        http.routes(service::addRoutes);
        service.start();
        http.start();
        awaitTrue(() -> service.health().isUp());
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(http.url() + path)).header("Content-Type", type);
    }

    private HttpResponse<String> post(String type, String body) throws Exception {
        return send("POST", "/v1/readings", type, body.getBytes(UTF_8));
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send("PUT", path, CSV, body.getBytes(UTF_8));
    }

    private HttpResponse<String> send(String method, String path, String type, byte[] body) throws Exception {
        return client.send(
                request(path, type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> chunked(String body) throws Exception {
        return client.send(
                request("/v1/readings", CSV)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static void assertTurnedAway(HttpResponse<String> answer, int status, String error) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("error").textValue()).isEqualTo(error);
        assertThat(json(answer).get("message").textValue()).isNotBlank();
    }

    private void assertCounts(long received, long accepted, long missing, long refused) {
        assertThat(count("monitoring.ingest.records.received")).isEqualTo(received);
        assertThat(count("monitoring.ingest.records.accepted")).isEqualTo(accepted);
        assertThat(count("monitoring.ingest.records.missing")).isEqualTo(missing);
        assertThat(metrics.registry().get("monitoring.ingest.records.refused").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isEqualTo(refused);
        assertThat(received).isEqualTo(accepted + missing + refused);
    }

    private double count(String name, String... tags) {
        return metrics.registry().get(name).tags(tags).counter().count();
    }

    private double gauge(String name) {
        return metrics.registry().get(name).gauge().value();
    }

    private List<ProducerRecord<byte[], byte[]>> records(Topic topic) {
        return kafka.readings.history().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .toList();
    }

    private List<Reading> readings() {
        return records(Topic.READINGS).stream()
                .map(record -> Codecs.READING.decode(record.value()))
                .toList();
    }

    private List<DeadLetter> letters() {
        return records(Topic.DEAD_LETTERS).stream()
                .map(record -> Codecs.DEAD_LETTER.decode(record.value()))
                .toList();
    }

    private static int partitionOfReadings(String subject) {
        return Utils.toPositive(Utils.murmur2(subject.getBytes(UTF_8))) % LoopbackKafka.PARTITIONS;
    }

    private static String key(ProducerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            never.await(5, TimeUnit.MILLISECONDS);
        }
    }
}
