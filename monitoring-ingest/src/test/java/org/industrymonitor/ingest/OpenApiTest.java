package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.ingest.RunningEdge.CSV;
import static org.industrymonitor.ingest.RunningEdge.HEADER;
import static org.industrymonitor.ingest.RunningEdge.NDJSON;
import static org.industrymonitor.ingest.RunningEdge.REGISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.runtime.access.TokenHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The document says what the server does: each path, status and field of it is met, and nothing else. */
@Timeout(90)
class OpenApiTest {

    private static final List<String> FILES =
            List.of("/v1/registry", "/v1/calendar", "/v1/sectors", "/v1/regions", "/v1/items");
    private static final Map<String, String> GOOD = Map.of(
            "/v1/registry", REGISTRY,
            "/v1/calendar", "scope,start,end,kind,note\n*,2020-05-01,2020-05-06,public-holiday,\n",
            "/v1/sectors", "code,name_zh,name_en,parent\nZ,,Last,\n",
            "/v1/regions", "code,name_zh,name_en,parent,level,time_zone\nX1,,X,,city,\n",
            "/v1/items", "code,name_zh,name_en,unit,measure,coefficient\ncrude-steel,粗钢,,t,output,3500\n");

    private final Set<String> met = new TreeSet<>();
    private final Set<String> fields = new TreeSet<>();

    @TempDir
    private Path directory;

    private RunningEdge edge;
    private JsonNode document;

    @BeforeEach
    void start() throws Exception {
        Path feeds = Files.writeString(
                directory.resolve("feeds.properties"), """
                feed.office.tokens = %s
                feed.office.enterprises = *
                feed.office.files = true
                feed.plant.tokens = %s
                feed.plant.enterprises = E1
                feed.plant.rate = 1
                feed.plant.burst = 1
                """.formatted(TokenHash.of("office"), TokenHash.of("plant")));
        edge = RunningEdge.start(
                true,
                RunningEdge.sources()
                        .with(IngestSettings.FEEDS_FILE, feeds)
                        .with(IngestSettings.MIN_BYTES_PER_SECOND, 1_000_000_000));
        document =
                RunningEdge.json(edge.send(edge.request("/v1/openapi.json", CSV).GET()));
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void saysAllThatTheServerAnswers() throws Exception {
        hold(
                "get",
                "/v1/openapi.json",
                edge.send(edge.request("/v1/openapi.json", CSV).GET()));
        for (String file : FILES) {
            put(file, "office", CSV, GOOD.get(file), 200);
            put(file, "plant", CSV, GOOD.get(file), 403);
            put(file, "nobody", CSV, GOOD.get(file), 401);
            put(file, "office", "text/plain", GOOD.get(file), 415);
            put(file, "office", CSV, "nonsense\n1\n", 422);
            put(file, "office", CSV, " ".repeat(1_000_001), 413);
            hold(
                    "put",
                    file,
                    edge.send(request(file, "office", CSV)
                            .header("Content-Encoding", "gzip")
                            .PUT(BodyPublishers.ofString("no gzip"))),
                    400);
        }
        post(
                "office",
                CSV,
                HEADER + "E1,coke,2020-04-01T08:00,PT1H,999999,t\nE1,coke,2020-04-01T08:00,PT1H,-1,t\n",
                200);
        post("office", NDJSON, "{\"subject\":\"E1\"}\n", 200);
        post("office", "application/json", "[]", 200);
        post("office", "application/json", "[", 400);
        post("office", "application/xml", "<a/>", 415);
        post("nobody", CSV, HEADER, 401);
        String cut = HEADER + "E1,coke,2020-04-01T08:00,PT1H,1,t\n".repeat(40_000);
        hold(
                "post",
                "/v1/readings",
                edge.send(request("/v1/readings", "office", CSV)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(cut.getBytes(UTF_8))))),
                413);
        post("plant", CSV, HEADER + "E1,coke,2020-04-01T08:00,PT1H,1,t\n".repeat(90), 200);
        assertThat(post("plant", CSV, HEADER, 429).headers().firstValue("Retry-After"))
                .isPresent();
        holdSlowBodies();
        edge.service.stop();
        post("office", CSV, HEADER, 503);
        for (String file : FILES) {
            put(file, "office", CSV, GOOD.get(file), 503);
        }

        assertThat(met).isEqualTo(declared());
        assertThat(declaredFields()).isEqualTo(fields);
    }

    @Test
    void namesEveryCode() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(texts(schemas.at("/Refusal/properties/code/enum")))
                .isEqualTo(words(RefusalCode.values(), RefusalCode::word));
        assertThat(names(schemas.at("/RefusedByCode/properties")))
                .isEqualTo(words(RefusalCode.values(), RefusalCode::word));
        assertThat(names(schemas.at("/SuspectByCode/properties")))
                .isEqualTo(words(Suspicion.values(), Suspicion::word));
        assertThat(texts(schemas.at("/TurnedAway/properties/error/enum")))
                .isEqualTo(words(BodyFault.values(), BodyFault::word));
        assertThat(texts(schemas.at("/Reading/properties/period/enum")))
                .isEqualTo(words(PeriodLength.values(), PeriodLength::name));
    }

    private HttpResponse<String> post(String token, String type, String body, int status) throws Exception {
        HttpResponse<String> answer =
                edge.send(request("/v1/readings", token, type).POST(BodyPublishers.ofString(body)));
        hold("post", "/v1/readings", answer, status);
        return answer;
    }

    private void put(String path, String token, String type, String body, int status) throws Exception {
        hold("put", path, edge.send(request(path, token, type).PUT(BodyPublishers.ofString(body))), status);
    }

    private HttpRequest.Builder request(String path, String token, String type) {
        return edge.request(path, type).header("Authorization", "Bearer " + token);
    }

    /** Senders who wait for longer than is borne, all at once. */
    private void holdSlowBodies() throws Exception {
        Map<String, Socket> waiting = new LinkedHashMap<>();
        for (String path : FILES) {
            waiting.put("put " + path, slow("PUT", path));
        }
        waiting.put("post /v1/readings", slow("POST", "/v1/readings"));
        assertThat(new CountDownLatch(1).await(5_500, TimeUnit.MILLISECONDS)).isFalse();
        for (Socket socket : waiting.values()) {
            socket.getOutputStream().write('x');
        }
        for (Map.Entry<String, Socket> sender : waiting.entrySet()) {
            try (Socket socket = sender.getValue()) {
                String answer = new String(socket.getInputStream().readNBytes(12), UTF_8);
                assertThat(answer).as(sender.getKey()).isEqualTo("HTTP/1.1 408");
                met.add(sender.getKey() + " 408");
            }
        }
    }

    private Socket slow(String method, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port());
        socket.getOutputStream()
                .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                                + "Authorization: Bearer office\r\nContent-Length: 100\r\n\r\n")
                        .getBytes(UTF_8));
        return socket;
    }

    private void hold(String method, String path, HttpResponse<String> answer) throws IOException {
        hold(method, path, answer, 200);
    }

    private void hold(String method, String path, HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(status);
        met.add(method + " " + path + " " + status);
        JsonNode schema = document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(status))
                .at("/content/application~1json/schema");
        assertThat(schema.isMissingNode())
                .as(method + " " + path + " " + status)
                .isFalse();
        JsonNode body = RunningEdge.json(answer);
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.get("components"));
        List<Error> errors = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                .getSchema(whole)
                .validate(body);
        assertThat(errors).as(answer.body()).isEmpty();
        if (schema.has("$ref")) {
            String name = schema.get("$ref").textValue();
            body.fieldNames().forEachRemaining(field -> fields.add(name + " " + field));
        }
    }

    private Set<String> declared() {
        Set<String> all = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> method.getValue()
                                .get("responses")
                                .fieldNames()
                                .forEachRemaining(
                                        status -> all.add(method.getKey() + " " + path.getKey() + " " + status))));
        return all;
    }

    private Set<String> declaredFields() {
        Set<String> all = new TreeSet<>();
        for (String schema : List.of("Answer", "TurnedAway", "FileAnswer", "FileFaults")) {
            names(document.at("/components/schemas/" + schema + "/properties"))
                    .forEach(field -> all.add("#/components/schemas/" + schema + " " + field));
        }
        return all;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.textValue()));
        return texts;
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
