package org.industrymonitor.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.alerts.notify.AlertReceiver.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

    private final List<byte[]> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void postsTheAlertAsJsonWithAStableId() throws Exception {
        Answer answer = webhook().send(Samples.alert("BW01"));

        JsonNode json = new ObjectMapper().readTree(bodies.get(0));
        assertThat(answer).isEqualTo(Answer.TAKEN);
        assertThat(json.get("id").textValue()).isEqualTo("stoppage:enterprise:BW01:output@2024-06-10T00:00:00Z");
        assertThat(json.get("state").textValue()).isEqualTo("firing");
        assertThat(json.get("raised_at").textValue()).isEqualTo("2024-06-10T00:00:00Z");
        assertThat(json.get("observed").decimalValue()).isEqualByComparingTo("10");
        assertThat(json.get("expected").decimalValue()).isEqualByComparingTo("612.4");
        assertThat(json.get("fall_percent").doubleValue()).isEqualTo(98.36708);
        assertThat(json.get("contributors").get(0).get("fall").decimalValue()).isEqualByComparingTo("602.4");
        assertThat(json.has("resolved_at")).isFalse();
        assertThat(keys).containsExactly("stoppage:enterprise:BW01:output@2024-06-10T00:00:00Z/firing/orange");
    }

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "204, TAKEN",
        "500, LATER",
        "503, LATER",
        "429, LATER",
        "408, LATER",
        "400, REJECTED",
        "404, REJECTED"
    })
    void judgesTheAnswerByItsStatus(int answered, Answer answer) throws Exception {
        status = answered;

        assertThat(webhook().send(Samples.alert("A"))).isEqualTo(answer);
    }

    @Test
    void triesAgainLaterWhenNobodyAnswers() throws Exception {
        server.stop(0);

        assertThat(webhook().send(Samples.alert("A"))).isEqualTo(Answer.LATER);
    }

    private Webhook webhook() {
        int port = server.getAddress().getPort();
        return new Webhook(URI.create("http://127.0.0.1:" + port + "/hook"), Duration.ofSeconds(5));
    }
}
