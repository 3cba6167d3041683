package org.industrymonitor.alerts.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.Severity;
import org.industrymonitor.runtime.access.TokenHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The document says what the server does: each path and status of it is met, and each answer is as it says. */
@Timeout(60)
class AlertsOpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> REMARKS = List.of("acknowledge", "comment", "false", "planned");
    private static final String BODY = "{\"text\": \"seen\"}";
    private static final String PLAN = "{\"until\": \"2024-06-12T00:00:00Z\"}";

    private final Set<String> met = new TreeSet<>();

    @TempDir
    private Path directory;

    private RunningApi running;
    private JsonNode document;

    @BeforeEach
    void start() throws Exception {
        Path file = Files.writeString(
                directory.resolve("readers"),
                "reader.desk.tokens=" + TokenHash.of("d") + "\nreader.desk.operator=true\n" + "reader.reader.tokens="
                        + TokenHash.of("r"));
        running = RunningApi.start(RunningApi.limits(3, 100, 1), Optional.of(file));
        document = RunningApi.json(running.get("/v1/openapi.json", null));
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void saysAllThatTheServerAnswers() throws Exception {
        Alert fires = Samples.alert("BW01");
        running.publish(0, fires);
        running.publish(
                1, Samples.alert(NodeId.enterprise("CE01"), AlertKind.OUTPUT_DROP, AlertState.RESOLVED, Severity.BLUE));
        String path = "/v1/alerts/" + fires.id();
        hold("get", "/v1/openapi.json", running.get("/v1/openapi.json", null), 200);
        for (String remark : REMARKS) {
            String said = "/v1/alerts/{id}/" + remark;
            String body = remark.equals("planned") ? PLAN : BODY;
            hold("post", said, running.send("POST", path + "/" + remark, "d", body), 200);
            hold("post", said, running.send("POST", path + "/" + remark, "d", "["), 400);
            hold("post", said, running.send("POST", path + "/" + remark, "x", body), 401);
            hold("post", said, running.send("POST", path + "/" + remark, "r", body), 403);
            hold("post", said, running.send("POST", "/v1/alerts/none/" + remark, "d", body), 404);
        }
        hold("get", "/v1/alerts", running.get("/v1/alerts?limit=1", "r"), 200);
        hold("get", "/v1/alerts", running.get("/v1/alerts?limit=x", "r"), 400);
        hold("get", "/v1/alerts", running.get("/v1/alerts", null), 401);
        hold("get", "/v1/alerts/{id}", running.get(path, "r"), 200);
        hold("get", "/v1/alerts/{id}", running.get(path, null), 401);
        hold("get", "/v1/alerts/{id}", running.get("/v1/alerts/none", "r"), 404);
        for (String remark : List.of("acknowledge", "false")) {
            String said = "/v1/alerts/{id}/" + remark;
            hold("delete", said, running.send("DELETE", path + "/" + remark, "d", ""), 200);
            hold("delete", said, running.send("DELETE", path + "/" + remark, "x", ""), 401);
            hold("delete", said, running.send("DELETE", path + "/" + remark, "r", ""), 403);
            hold("delete", said, running.send("DELETE", path + "/" + remark, "d", ""), 404);
        }
        holdStream();
        running.api.stop();
        hold("get", "/v1/alerts", running.get("/v1/alerts", "r"), 503);
        hold("get", "/v1/alerts/{id}", running.get(path, "r"), 503);
        hold("get", "/v1/alerts/stream", running.get("/v1/alerts/stream", "r"), 503);
        for (String remark : REMARKS) {
            hold("post", "/v1/alerts/{id}/" + remark, running.send("POST", path + "/" + remark, "d", BODY), 503);
        }
        for (String remark : List.of("acknowledge", "false")) {
            hold("delete", "/v1/alerts/{id}/" + remark, running.send("DELETE", path + "/" + remark, "d", ""), 503);
        }

        assertThat(met).isEqualTo(declared());
    }

    @Test
    void namesEveryWord() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(texts(schemas.at("/Alert/properties/kind/enum")))
                .isEqualTo(words(AlertKind.values(), AlertKind::word));
        assertThat(texts(schemas.at("/Alert/properties/state/enum")))
                .isEqualTo(words(AlertState.values(), AlertState::word));
        assertThat(texts(schemas.at("/Alert/properties/severity/enum")))
                .isEqualTo(words(Severity.values(), Severity::word));
        assertThat(texts(schemas.at("/Remark/properties/kind/enum")))
                .isEqualTo(words(RemarkKind.values(), RemarkKind::word));
        List<String> parameters = new ArrayList<>();
        document.at("/paths/~1v1~1alerts/get/parameters")
                .forEach(parameter -> parameters.add(parameter.get("name").textValue()));
        List<String> taken = new ArrayList<>(AlertQuery.PARAMETERS);
        taken.addAll(List.of("limit", "cursor"));
        assertThat(parameters).isEqualTo(taken);
    }

    private void holdStream() throws Exception {
        String path = "/v1/alerts/stream";
        HttpRequest follow = running.request(path, "r").build();
        var stream = running.client().send(follow, BodyHandlers.ofInputStream());
        try (var body = stream.body()) {
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(body.read()).isEqualTo(':');
            met.add("get " + path + " 200");
            hold("get", path, running.get(path, "r"), 429);
        }
        hold("get", path, running.get(path + "?after=x", "r"), 400);
        hold("get", path, running.get(path, null), 401);
    }

    private void hold(String method, String path, HttpResponse<String> answer, int status) throws Exception {
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
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.get("components"));
        assertThat(SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                        .getSchema(whole)
                        .validate(RunningApi.json(answer)))
                .as(answer.body())
                .isEmpty();
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

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.textValue()));
        return texts;
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
