package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.ingest.RunningEdge.CSV;
import static org.industrymonitor.ingest.RunningEdge.HEADER;
import static org.industrymonitor.ingest.RunningEdge.NOW;
import static org.industrymonitor.ingest.RunningEdge.REGISTRY;
import static org.industrymonitor.ingest.RunningEdge.assertTurnedAway;
import static org.industrymonitor.ingest.RunningEdge.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingsOverHttpTest {

    private RunningEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = RunningEdge.start(true, RunningEdge.sources());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void takesGoodRecordsAndBuriesBadOnes() throws Exception {
        edge.put("/v1/registry", REGISTRY);

        JsonNode answer = json(edge.post(
                CSV,
                HEADER
                        + "E1,coke,2020-04-01T08:00,PT1H,1.5,t\n"
                        + "E1,electricity,2020-04-01T08:00,PT1H,41.2,MWh\n"
                        + "E1,coke,2020-04-01T09:00,PT1H,2,stone\n"
                        + "E2,coke,2020-04-01T08:00,PT1H,,t\n"
                        + "E7,coke,2020-04-01T08:00,PT1H,3,t\n"
                        + "E2,coke,2020-04-01T09:00,PT1H,0,t\n"));

        assertThat(answer.toString())
                .isEqualTo("{\"received\":6,\"accepted\":3,\"missing\":1,\"refused\":2,\"suspect\":0,"
                        + "\"refused_by_code\":{\"unknown-enterprise\":1,\"unknown-unit\":1},"
                        + "\"suspect_by_code\":{},\"refusals\":["
                        + "{\"line\":4,\"field\":\"unit\",\"code\":\"unknown-unit\",\"message\":\"unit is not known:"
                        + " 'stone'\",\"subject\":\"E1\"},"
                        + "{\"line\":6,\"field\":\"subject\",\"code\":\"unknown-enterprise\",\"message\":\"enterprise is"
                        + " not registered: 'E7'\",\"subject\":\"E7\"}]}");
        List<Reading> readings = edge.readings();
        assertThat(readings).extracting(Reading::subject).containsExactly("E1", "E2");
        assertThat(readings.get(0).items())
                .containsExactly(new ItemValue("coke", 15_000_000L), new ItemValue("electricity", 412_000_000L));
        assertThat(readings.get(1).items()).containsExactly(new ItemValue("coke", 0));
        assertThat(edge.records(Topic.READINGS)).allSatisfy(record -> {
            assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
            assertThat(record.partition()).isNull();
        });
        assertThat(edge.letters())
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
        edge.assertCounts(6, 3, 1, 2);
        assertThat(edge.sum("monitoring.ingest.records.refused", "code", "unknown-unit"))
                .isEqualTo(1);
        assertThat(edge.sum("monitoring.ingest.records.refused", "code", "negative"))
                .isZero();
    }

    @Test
    void readsTheCharsetAndCompressionThatTheFeedNames() throws Exception {
        Charset gb18030 = Charset.forName("GB18030");
        edge.send(
                "PUT",
                "/v1/registry",
                CSV + ";charset=GB18030",
                REGISTRY.replace("E1", "安钢").getBytes(gb18030));
        byte[] zipped = RunningEdge.gzip((HEADER + "安钢,coke,2020-04-01T08:00,PT1H,1,t\n").getBytes(gb18030));

        HttpResponse<String> answer = edge.send(edge.request("/v1/readings", CSV + "; charset=\"gb18030\"")
                .header("Content-Encoding", "gzip")
                .header("X-Feed", "bureau")
                .POST(BodyPublishers.ofByteArray(zipped)));

        assertThat(answer.body()).startsWith("{\"received\":1,\"accepted\":1,");
        assertThat(edge.readings()).singleElement().satisfies(reading -> {
            assertThat(reading.subject()).isEqualTo("安钢");
            assertThat(reading.feed()).isEqualTo("bureau");
        });
    }

    @Test
    void takesJsonAndNdjson() throws Exception {
        edge.put("/v1/registry", REGISTRY);
        String record = "{\"subject\":\"E1\",\"period_start\":\"2020-04-01T08:00:00+08:00\",\"period\":\"PT1H\","
                + "\"revision\":5,\"items\":[{\"item\":\"coke\",\"value\":1,\"unit\":\"t\"},"
                + "{\"item\":\"electricity\",\"value\":\"2\",\"unit\":\"kWh\"}]}";

        assertThat(edge.post("application/json", record).body()).contains("\"accepted\":1");
        assertThat(edge.post("application/x-ndjson", record + "\n{oops\n" + record)
                        .body())
                .contains("\"received\":3,\"accepted\":2,\"missing\":0,\"refused\":1");

        assertThat(edge.readings()).hasSize(3).allSatisfy(reading -> {
            assertThat(reading.revision()).isEqualTo(5);
            assertThat(reading.items()).hasSize(2);
        });
        assertThat(edge.letters()).singleElement().satisfies(letter -> {
            assertThat(new String(letter.raw(), UTF_8)).isEqualTo("{oops");
            assertThat(letter.code()).isEqualTo("syntax");
            assertThat(letter.line()).isEqualTo(2);
        });
    }

    @Test
    void turnsAwayWhatItCannotTakeAtAll() throws Exception {
        assertTurnedAway(edge.post("application/xml", "<a/>"), 415, "unsupported-type");
        assertTurnedAway(edge.post(CSV + ";charset=UTF-16", HEADER), 415, "unsupported-type");
        assertTurnedAway(edge.post("application/json", "[{]"), 400, "unreadable");
        assertTurnedAway(edge.post(CSV, "subject\nE1\n"), 400, "unreadable");
        assertTurnedAway(edge.post(CSV, HEADER + "x".repeat(2_000_000)), 413, "too-large");
        assertTurnedAway(edge.post(CSV, unannounced(HEADER + "x".repeat(2_000_000))), 413, "too-large");
        assertTurnedAway(edge.post("application/json", "[" + " ".repeat(200_000) + "]"), 413, "too-large");
        assertTurnedAway(edge.post("application/json", unannounced("[" + " ".repeat(200_000) + "]")), 413, "too-large");

        assertThat(edge.letters()).extracting(DeadLetter::line).containsExactly(0L, 0L);
        assertThat(edge.sum("monitoring.ingest.bodies.refused", "reason", "unreadable"))
                .isEqualTo(2);
        assertThat(edge.sum("monitoring.ingest.bodies.refused", "reason", "too-large"))
                .isEqualTo(4);
        edge.assertCounts(0, 0, 0, 0);
    }

    @Test
    void takesInAFileLargerThanAllThatMayBeInMemory() throws Exception {
        edge.put("/v1/registry", REGISTRY);
        String rows = "E1,coke,2020-04-01T08:00,PT1H,1,t\nE2,coke,2020-04-01T08:00,PT1H,2,t\n".repeat(10_000);

        JsonNode answer = json(edge.post(CSV, unannounced(HEADER + rows)));

        assertThat(answer.get("accepted").longValue()).isEqualTo(20_000);
        assertThat(edge.readings()).hasSize(20_000);
        assertThat(edge.gauge("monitoring.ingest.inflight")).isZero();
    }

    @Test
    void saysWhatItTookOfABodyThatIsTooLong() throws Exception {
        edge.put("/v1/registry", REGISTRY);
        String row = "E1,coke,2020-04-01T08:00,PT1H,1,t\n";

        HttpResponse<String> answer = edge.post(CSV, unannounced(HEADER + row.repeat(40_000)));

        assertTurnedAway(answer, 413, "too-large");
        long taken = json(answer).get("received").longValue();
        assertThat(taken).isBetween(26_000L, 29_411L);
        assertThat(edge.readings().stream().mapToInt(r -> r.items().size()).sum())
                .isEqualTo((int) taken);
        edge.assertCounts(taken, taken, 0, 0);
    }

    @Test
    void stopsABodyThatInflatesBeyondItsLimit() throws Exception {
        byte[] bomb = RunningEdge.gzip((HEADER + " ".repeat(20_000_000)).getBytes(UTF_8));
        assertThat(bomb.length).isLessThan(100_000);

        assertTurnedAway(
                edge.send(edge.request("/v1/readings", CSV)
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(bomb))),
                413,
                "too-large");
    }

    @Test
    void readsCsvOfASpreadsheetThatDoesNotSayItsCharset() throws Exception {
        edge.put("/v1/registry", REGISTRY.replace("E1", "安钢"));
        String body = HEADER + "安钢,coke,2020-04-01T08:00,PT1H,1,t\n";

        assertThat(json(edge.post(CSV, body.getBytes(Charset.forName("GB18030"))))
                        .get("accepted")
                        .longValue())
                .isEqualTo(1);
        assertThat(json(edge.post(CSV, body)).get("accepted").longValue()).isEqualTo(1);
        assertThat(json(edge.post(CSV, "\uFEFF" + body)).get("accepted").longValue())
                .isEqualTo(1);
        assertThat(edge.readings()).extracting(Reading::subject).containsOnly("安钢");
    }

    private static BodyPublisher unannounced(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
