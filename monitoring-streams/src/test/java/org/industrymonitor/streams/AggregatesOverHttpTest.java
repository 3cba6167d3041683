package org.industrymonitor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1M;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.at;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.midnight;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.access.TokenHash;
import org.industrymonitor.runtime.http.HttpEndpoint;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.json.TotalsJson;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.web.AggregatesApi;
import org.industrymonitor.streams.web.Owners;
import org.industrymonitor.streams.web.Owners.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with the real endpoint: one holds the province, the other holds nothing and knows who does. */
@Timeout(120)
class AggregatesOverHttpTest extends InProvince {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path files;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private Process holder;
    private Process other;

    @BeforeEach
    void listen() throws Exception {
        Path readers = Files.writeString(
                files.resolve("readers"),
                "reader.all.tokens=" + TokenHash.of("all") + "\nreader.west.tokens=" + TokenHash.of("west")
                        + "\nreader.west.regions=410102");
        holder = new Process(province.desks, node -> Optional.of(new Owner(0, Optional.empty())), readers);
        String address = "127.0.0.1:" + holder.http.port();
        other = new Process(new Desks(), node -> Optional.of(new Owner(0, Optional.of(address))), readers);
        province.register(
                enterprise("kiln", version("3011", "410103", PT1H, "clinker")),
                enterprise("mill", version("3120", "410102", PT1H, "crude-steel")));
        province.read(
                reading("kiln", PT1H, at("2020-04-01T12:00"), 1, "clinker", "1"),
                reading("kiln", PT1H, at("2020-04-01T13:00"), 1, "clinker", "2.5"),
                reading("mill", PT1H, at("2020-04-01T13:00"), 1, "crude-steel", "7"));
        province.settle();
    }

    @AfterEach
    void hangUp() throws Exception {
        for (Process process : processes) {
            process.close();
        }
    }

    @Test
    void answersOfAGroupWhatWasPublishedLast() throws Exception {
        JsonNode answer = good("city:410100");

        assertThat(answer.get("aggregate")).isEqualTo(json(province.newest("city:410100")));
        assertThat(answer.get("aggregate").at("/windows/PT24H/now/clinker/sum").decimalValue())
                .isEqualByComparingTo("3.5");
        assertThat(answer.get("accounts")).hasSize(4);
        assertThat(answer.get("accounts").get(0))
                .isEqualTo(json(province.account("city:410100", StretchKind.HOUR, at("2020-04-01T13:00"))));
        assertThat(answer.get("accounts").get(3))
                .isEqualTo(json(province.account("city:410100", StretchKind.YEAR, midnight("2020-01-01"))));
    }

    @Test
    void answersOfAnEnterpriseAndOfACellWhatWasPublishedLast() throws Exception {
        assertThat(good("enterprise:kiln").get("aggregate")).isEqualTo(json(province.newest("enterprise:kiln")));
        assertThat(good("cell:410103/3011").get("aggregate")).isEqualTo(json(province.newest("cell:410103/3011")));
        assertThat(good("cell:410103%2F3011").get("node").textValue()).isEqualTo("cell:410103/3011");
    }

    @Test
    void answersWhatIsHeldByAnotherProcessAsThatDoes() throws Exception {
        HttpResponse<String> passedOn = get(other, "/v1/aggregates/cell:410103/3011", "all");

        assertThat(passedOn.statusCode()).as(passedOn.body()).isEqualTo(200);
        assertThat(JSON.readTree(passedOn.body())).isEqualTo(good("cell:410103/3011"));
        assertThat(get(other, "/v1/aggregates/enterprise:nobody", "all").statusCode())
                .isEqualTo(404);
        holder.http.stop();
        HttpResponse<String> away = get(other, "/v1/aggregates/city:410100", "all");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void showsAReaderWhatIsInItsRegions() throws Exception {
        assertThat(get(holder, "/v1/aggregates/county:410102", "west").statusCode())
                .isEqualTo(200);
        assertThat(get(holder, "/v1/aggregates/enterprise:mill", "west").statusCode())
                .isEqualTo(200);
        assertThat(get(holder, "/v1/aggregates/cell:410102/3120", "west").statusCode())
                .isEqualTo(200);
        assertThat(get(holder, "/v1/aggregates/county:410103", "west").statusCode())
                .isEqualTo(404);
        assertThat(get(holder, "/v1/aggregates/city:410100", "west").statusCode())
                .isEqualTo(404);
        assertThat(get(holder, "/v1/aggregates/enterprise:kiln", "west").statusCode())
                .isEqualTo(404);
        assertThat(get(holder, "/v1/aggregates/sector:31", "west").statusCode()).isEqualTo(404);
    }

    @Test
    void saysAllThatTheServerAnswers() throws Exception {
        JsonNode document = JSON.readTree(get(holder, "/v1/openapi.json", null).body());
        TreeSet<Integer> met = new TreeSet<>();
        hold(document, met, get(holder, "/v1/aggregates/city:410100", "all"), 200);
        hold(document, met, get(holder, "/v1/aggregates/enterprise:kiln", "all"), 200);
        hold(document, met, get(holder, "/v1/aggregates/nowhere", "all"), 400);
        hold(document, met, get(holder, "/v1/aggregates/city:410100", null), 401);
        hold(document, met, get(holder, "/v1/aggregates/city:1", "all"), 404);
        Process moving = new Process(new Desks(), node -> Optional.empty(), files.resolve("readers"));
        hold(document, met, get(moving, "/v1/aggregates/city:410100", "all"), 503);
        met.add(429); // too many wait: DeskTest

        TreeSet<Integer> declared = new TreeSet<>();
        document.at("/paths/~1v1~1aggregates~1{node}/get/responses")
                .fieldNames()
                .forEachRemaining(status -> declared.add(Integer.parseInt(status)));
        assertThat(met).isEqualTo(declared);
    }

    @Test
    void waitsForFiguresOfANodeOfWhichNothingWasStated() throws Exception {
        province.register(enterprise("quarry", version("3011", "410102", P1M, "clinker")));
        province.settle();

        JsonNode answer = good("enterprise:quarry");

        assertThat(answer.has("aggregate")).isFalse();
        assertThat(answer.get("accounts")).isEmpty();
    }

    private static void hold(JsonNode document, TreeSet<Integer> met, HttpResponse<String> answer, int status)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        met.add(status);
        ObjectNode schema = document.at(
                        "/paths/~1v1~1aggregates~1{node}/get/responses/" + status + "/content/application~1json/schema")
                .deepCopy();
        schema.set("components", document.get("components"));
        assertThat(SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                        .getSchema(schema)
                        .validate(JSON.readTree(answer.body())))
                .as(answer.body())
                .isEmpty();
    }

    private JsonNode good(String node) throws Exception {
        HttpResponse<String> answer = get(holder, "/v1/aggregates/" + node, "all");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Asks, and lets the tasks look at their desks meanwhile. */
    private HttpResponse<String> get(Process process, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(process.http.url() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request.build(), BodyHandlers.ofString());
        while (true) {
            try {
                return answer.get(5, TimeUnit.MILLISECONDS);
            } catch (TimeoutException waiting) {
                province.pass(Duration.ofMillis(100));
            }
        }
    }

    private static JsonNode json(Aggregate aggregate) throws Exception {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        TotalsJson.put(json, aggregate);
        return JSON.readTree(json.toString());
    }

    private static JsonNode json(Account account) throws Exception {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        TotalsJson.put(json, account);
        return JSON.readTree(json.toString());
    }

    /** A process of the role. */
    private final class Process {

        private final Metrics metrics = new Metrics();
        private final Readers readers;
        private final AggregatesApi api;
        private final HttpEndpoint http;

        Process(Desks desks, Owners owners, Path file) throws Exception {
            readers = new Readers(Optional.of(file), Duration.ofHours(1), "127.0.0.1", metrics.registry());
            api = new AggregatesApi(
                    desks,
                    owners,
                    AggregatesOverHttpTest::registry,
                    readers,
                    false,
                    Duration.ofSeconds(30),
                    metrics,
                    (name, cause) -> {});
            http = new HttpEndpoint(new HttpSettings("127.0.0.1", 0, "p", 1 << 20, 16), metrics, Map::of);
            http.serve(api);
            api.start();
            http.start();
            while (!api.health().isUp()) {
                new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
            }
            processes.add(this);
        }

        void close() throws Exception {
            http.stop();
            api.stop();
            readers.stop();
            metrics.close();
        }
    }

    private static MockConsumer<byte[], byte[]> registry() {
        MockConsumer<byte[], byte[]> consumer = new Unhurried();
        TopicPartition partition = new TopicPartition(Topic.REGISTRY.topicName(), 0);
        Node node = new Node(0, "localhost", 1);
        Node[] nodes = {node};
        consumer.updatePartitions(
                partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, node, nodes, nodes)));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        List<RegistryRecord> entries = Feed.reference();
        consumer.updateEndOffsets(Map.of(partition, (long) entries.size()));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < entries.size(); i++) {
                RegistryRecord entry = entries.get(i);
                consumer.addRecord(new ConsumerRecord<>(
                        partition.topic(), 0, i, entry.key().getBytes(UTF_8), Codecs.REGISTRY.encode(entry)));
            }
        });
        return consumer;
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
                never.await(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            return super.poll(timeout);
        }
    }
}
