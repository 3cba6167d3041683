package org.industrymonitor.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.metrics.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpEndpointTest {

    private final Map<String, Health> health = new TreeMap<>(Map.of("view", Health.up()));
    private final Metrics metrics = new Metrics();
    private final HttpEndpoint endpoint = endpoint("127.0.0.1", 0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        endpoint.stop();
        metrics.close();
    }

    @Test
    void servesMetersAsPrometheusText() throws Exception {
        metrics.registry().counter("monitoring.runtime.test.counted").increment(3);
        endpoint.start();

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(answer.body())
                .contains("monitoring_runtime_test_counted_total 3.0")
                .contains("jvm_memory_used_bytes")
                .contains("process_uptime_seconds");
    }

    @Test
    void isReadyWhenEveryServiceIsUpAndTellsWhyWhenNot() throws Exception {
        endpoint.start();
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);

        health.put("view", Health.starting("waits for topic x"));
        HttpResponse<String> answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"DOWN\",\"services\":"
                        + "{\"view\":{\"status\":\"STARTING\",\"detail\":\"waits for topic x\"}}}");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void servesTheRoutesOfModulesUpToTheSizeLimit() throws Exception {
        endpoint.routes(routes ->
                routes.post("/echo", context -> context.result(context.body().length() + " bytes")));
        endpoint.start();

        assertThat(post("x".repeat(1_000)).body()).isEqualTo("1000 bytes");
        assertThat(post("x".repeat(5_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void saysInOneLineThatThePortIsInUse() throws Exception {
        endpoint.start();
        HttpEndpoint second = endpoint("127.0.0.1", endpoint.port());

        assertThatThrownBy(second::start)
                .isInstanceOf(HttpBindException.class)
                .hasMessage(
                        "port %d is in use: stop the program that listens on 127.0.0.1:%d, or set ingest.http.port"
                                + " to another port (0 for any free one)",
                        endpoint.port(), endpoint.port());
        assertThat(second.health()).isEqualTo(Health.down("is not listening"));
    }

    @Test
    void saysInOneLineThatTheHostIsNotOurs() {
        assertThatThrownBy(endpoint("192.0.2.1", 0)::start)
                .isInstanceOf(HttpBindException.class)
                .hasMessage("host 192.0.2.1 is not an address of this machine: set http.host to another one");
        assertThatThrownBy(endpoint("no-such-host.invalid", 0)::start)
                .isInstanceOf(HttpBindException.class)
                .hasMessageStartingWith("host no-such-host.invalid is not an address of this machine");
    }

    private HttpEndpoint endpoint(String host, int port) {
        return new HttpEndpoint(new HttpSettings(host, port, "ingest.http.port", 4_096, 8), metrics, () -> health);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(endpoint.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(endpoint.url() + "/echo"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
