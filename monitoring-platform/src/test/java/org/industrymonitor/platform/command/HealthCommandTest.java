package org.industrymonitor.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void saysThatARoleIsReady() throws IOException {
        HttpServer ingest =
                answering(200, "{\"status\":\"UP\",\"services\":{\"http\":{\"status\":\"UP\",\"detail\":\"\"}}}");
        try {
            assertThat(health(
                            "ingest", "ingest.http.port=" + ingest.getAddress().getPort()))
                    .isZero();
            assertThat(said()).isEqualTo("ingest: UP");
        } finally {
            ingest.stop(0);
        }
    }

    @Test
    void saysWhichServiceHoldsARoleUp() throws IOException {
        HttpServer streams = answering(
                503,
                "{\"status\":\"DOWN\",\"services\":{\"http\":{\"status\":\"UP\",\"detail\":\"\"},"
                        + "\"monitoring-streams\":{\"status\":\"STARTING\",\"detail\":\"state is restored\"}}}");
        try {
            assertThat(health(
                            "streams",
                            "streams.http.port=" + streams.getAddress().getPort()))
                    .isEqualTo(1);
            assertThat(said()).isEqualTo("streams: DOWN; monitoring-streams STARTING state is restored");
        } finally {
            streams.stop(0);
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0)) {
            port = closedAgain.getLocalPort();
        }
        assertThat(health("alerts", "alerts.http.port=" + port)).isEqualTo(1);
        assertThat(said()).isEqualTo("alerts: does not listen on http://127.0.0.1:" + port);
    }

    private int health(String role, String setting) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Commands.run(new Console(print, print, false, InstantSource.system()), "health", role, "--set", setting);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static HttpServer answering(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/ready", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
