package org.industrymonitor.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.industrymonitor.platform.process.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedClientTest {
    private static final String RECEIPT = """
            {"received": 4, "accepted": 1, "missing": 1, "refused": 2, "more": true,
             "refused_by_code": {"unknown-unit": 1, "negative": 1}, "refusals": [
              {"line": 3, "field": "unit", "code": "unknown-unit", "message": "m", "subject": "BW01"}]}""";

    private final List<String> requests = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private HttpServer server;

    private record Answer(int status, String body, String retryAfter) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("X-Feed") + " " + body);
            Answer answer = answers.remove(0);
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sumsWhatWasAcceptedMissingAndRefusedByCode() {
        answers.add(new Answer(200, RECEIPT, ""));
        answers.add(new Answer(200, RECEIPT, ""));
        FeedTally tally = new FeedTally();
        FeedClient client = client(3);

        tally.add(client.readings("a,b".getBytes(StandardCharsets.UTF_8), "text/csv"));
        tally.add(client.readings("c,d".getBytes(StandardCharsets.UTF_8), "text/csv"));

        assertThat(requests)
                .containsExactly("POST /v1/readings text/csv test a,b", "POST /v1/readings text/csv test c,d");
        assertThat(tally.received()).isEqualTo(8);
        assertThat(tally.accepted()).isEqualTo(2);
        assertThat(tally.missing()).isEqualTo(2);
        assertThat(tally.refused()).isEqualTo(4);
        assertThat(tally.refusedByCode())
                .containsEntry("unknown-unit", 2L)
                .containsEntry("negative", 2L)
                .hasSize(2);
    }

    @Test
    void triesAgainWhenAskedForPatienceAndWaitsAtLeastAsLong() {
        answers.add(new Answer(429, "", "2"));
        answers.add(new Answer(503, "", ""));
        answers.add(new Answer(200, RECEIPT, ""));
        FeedClient client = client(3);

        assertThat(client.readings(new byte[0], "text/csv").accepted()).isEqualTo(1);

        assertThat(client.retries()).isEqualTo(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_100));
        assertThat(pauses.get(1)).isBetween(Duration.ZERO, Duration.ofMillis(200));
    }

    @Test
    void givesUpAfterItsAttemptsAndNamesTheLastFault() {
        answers.add(new Answer(503, "{\"message\": \"Kafka is away\"}", ""));
        answers.add(new Answer(503, "{\"message\": \"Kafka is away\"}", ""));

        assertThatThrownBy(() -> client(2).readings(new byte[0], "text/csv"))
                .isInstanceOf(FeedException.class)
                .hasMessageEndingWith("/v1/readings answered 503: Kafka is away, tried 2 times");
    }

    @Test
    void doesNotRepeatAFileThatIsWrongAndNamesItsFirstFaults() {
        answers.add(new Answer(
                422,
                "{\"message\": \"2 faults\", \"faults\": [{\"line\": 2, \"field\": \"region\", \"message\": \"is not known\"}]}",
                ""));

        assertThatThrownBy(() -> client(5).masterData("registry", new byte[0]))
                .isInstanceOf(FeedException.class)
                .hasMessageEndingWith(
                        "/v1/registry refused the body: answered 422: 2 faults; line 2 region is not known");
        assertThat(requests).hasSize(1);
    }

    @Test
    void saysInOneLineThatNobodyListens() throws IOException {
        int free = FreePorts.one();
        FeedClient client = new FeedClient(
                URI.create("http://127.0.0.1:" + free),
                FeedCredentials.named("test"),
                policy(3),
                pauses::add,
                new Random(1));

        assertThatThrownBy(() -> client.readings(new byte[0], "text/csv"))
                .isInstanceOf(FeedException.class)
                .hasMessage("http://127.0.0.1:" + free
                        + "/v1/readings cannot be reached (connection refused), tried 3 times");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void drawsPausesBelowABoundThatDoublesUpToTheLongest() {
        RetryPolicy policy = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofMillis(800));
        Random random = new Random(7);
        for (int draw = 0; draw < 1_000; draw++) {
            assertThat(policy.pause(1, random)).isBetween(Duration.ZERO, Duration.ofMillis(100));
            assertThat(policy.pause(3, random)).isBetween(Duration.ZERO, Duration.ofMillis(400));
            assertThat(policy.pause(60, random)).isBetween(Duration.ZERO, Duration.ofMillis(800));
        }
    }

    private FeedClient client(int attempts) {
        return new FeedClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                FeedCredentials.named("test"),
                policy(attempts),
                pauses::add,
                new Random(1));
    }

    private static RetryPolicy policy(int attempts) {
        return new RetryPolicy(attempts, Duration.ofMillis(100), Duration.ofSeconds(10));
    }
}
