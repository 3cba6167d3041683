package org.industrymonitor.alerts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Severity;
import org.industrymonitor.runtime.access.TokenHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AlertStreamTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private RunningApi running;

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void tellsTransitionsAsTheyHappenAndThatItIsThere() throws Exception {
        running = RunningApi.start(RunningApi.limits(10, 100, 4), Optional.empty());
        running.publish(0, Samples.alert("BW01"));
        try (Follower follower = new Follower("/v1/alerts/stream?region=410500", null)) {
            assertThat(follower.line()).isEqualTo(": heartbeat");
            assertThat(follower.line()).isEqualTo("id: 0-1");
            running.publish(1, Samples.alert("LY01"), Samples.alert("CE01"));

            assertThat(follower.until("event: ")).isEqualTo("event: alert");
            assertThat(follower.line()).isEqualTo("id: 0-1.1-2");
            assertThat(follower.line()).startsWith("data: {\"id\":\"stoppage:enterprise:CE01:output@");
            assertThat(follower.line()).isEmpty();
            assertThat(follower.line()).isEqualTo(": heartbeat");
        }
        await().atMost(BOUND).until(() -> running.ended("gone") == 1);
    }

    @Test
    void goesOnWhereSomebodyWasWhateverInstanceHeAsks() throws Exception {
        running = RunningApi.start(RunningApi.limits(10, 100, 4), Optional.empty());
        running.publish(0, Samples.alert("BW01"), Samples.alert("CE01"));
        running.publish(1, Samples.alert("LY01"));

        try (Follower follower = new Follower("/v1/alerts/stream", "0-1")) {
            assertThat(follower.until("data: ")).contains("CE01");
            assertThat(follower.until("data: ")).contains("LY01");
        }
        String position = running.json("/v1/alerts").get("position").textValue();
        assertThat(position).isEqualTo("0-2.1-1");
        try (Follower follower = new Follower("/v1/alerts/stream?after=" + position, null)) {
            running.publish(0, resolved("BW01"));
            assertThat(follower.until("data: ")).contains("\"state\":\"resolved\"");
        }
    }

    @Test
    void saysWhenEventsInBetweenAreNoLongerKept() throws Exception {
        running = RunningApi.start(RunningApi.limits(10, 2, 4), Optional.empty());
        running.publish(0, Samples.alert("BW01"), Samples.alert("CE01"), Samples.alert("LY01"));

        try (Follower follower = new Follower("/v1/alerts/stream", "")) {
            assertThat(follower.line()).isEqualTo("event: reset");
            assertThat(follower.line()).isEqualTo("id: 0-3");
        }
        try (Follower follower = new Follower("/v1/alerts/stream", "0-1")) {
            assertThat(follower.until("data: ")).contains("CE01");
        }
    }

    @Test
    void letsNoMoreFollowThanItMay() throws Exception {
        running = RunningApi.start(RunningApi.limits(10, 10, 1), Optional.empty());
        try (Follower first = new Follower("/v1/alerts/stream", null)) {
            first.line();
            var second = running.get("/v1/alerts/stream", null);
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(running.ended("refused")).isOne();
        }
        await().atMost(BOUND).until(() -> running.ended("gone") == 1);
        try (Follower third = new Follower("/v1/alerts/stream", null)) {
            assertThat(third.line()).isEqualTo(": heartbeat");
        }
    }

    @Test
    void endsTheStreamOfATokenThatIsRevoked() throws Exception {
        Path file = Files.writeString(directory.resolve("readers"), "reader.a.tokens=" + TokenHash.of("a"));
        running = RunningApi.start(RunningApi.limits(10, 10, 4), Optional.of(file));
        HttpRequest request = running.request("/v1/alerts/stream", "a").build();
        try (InputStream body =
                running.client().send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat(body.read()).isEqualTo(':');
            Files.writeString(file, "reader.a.tokens=" + TokenHash.of("b"));
            byte[] rest = body.readAllBytes();
            assertThat(new String(rest, StandardCharsets.UTF_8)).startsWith(" heartbeat");
        }
        assertThat(running.ended("revoked")).isOne();
    }

    @Test
    void cutsOffWhoDoesNotReadWithoutKeepingAnythingForHim() throws Exception {
        running = RunningApi.start(RunningApi.limits(10, 10, 4), Optional.empty());
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress("127.0.0.1", running.port()));
            deaf.getOutputStream()
                    .write("GET /v1/alerts/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            await().atMost(BOUND)
                    .until(() -> running.metrics
                                    .registry()
                                    .get("monitoring.alerts.stream.clients")
                                    .gauge()
                                    .value()
                            == 1);
            Alert large = large();
            for (int i = 0; i < 60 && running.ended("slow") == 0; i++) {
                running.publish(0, large, large, large, large);
            }
            await().atMost(BOUND).until(() -> running.ended("slow") == 1);
        }
    }

    /** Some 200 KiB of JSON. */
    private static Alert large() {
        List<Contributor> contributors = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            contributors.add(new Contributor("enterprise:plant-of-a-long-name-" + i, 1));
        }
        return Samples.alert("BW01").naming("many", contributors);
    }

    private static Alert resolved(String plant) {
        return Samples.alert(NodeId.enterprise(plant), AlertKind.STOPPAGE, AlertState.RESOLVED, Severity.ORANGE);
    }

    /** One who follows, line by line. */
    private final class Follower implements AutoCloseable {

        private final InputStream body;
        private final BufferedReader lines;

        Follower(String path, String lastEventId) throws Exception {
            HttpRequest.Builder request = running.request(path, null);
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            var answer = running.client().send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            body = answer.body();
            lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        String line() throws IOException {
            return lines.readLine();
        }

        String until(String start) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(start)) {
                line = lines.readLine();
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
