package org.industrymonitor.platform.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real Prometheus, a process of its own on a free port, with the rules that ship. */
final class PrometheusServer implements AutoCloseable {

    static final Path RULES =
            Path.of("..", "deploy", "prometheus").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final String address;
    private Process process;

    PrometheusServer(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = "127.0.0.1:" + free.getLocalPort();
        }
    }

    /** Reads the configuration that ships, with one target in place of its own, every second. */
    void start(URI target) throws IOException {
        String shipped = Files.readString(RULES.resolve("prometheus.yml"));
        int scraping = shipped.indexOf("scrape_configs:");
        String configuration = shipped.substring(0, scraping)
                .replaceAll("(scrape_interval|evaluation_interval|scrape_timeout): \\d+s", "$1: 1s")
                .replaceAll("(?s)alerting:.*", "")
                .replaceAll("- (recording|platform)\\.yml", "- " + RULES + "/$1.yml");
        Path file = Files.writeString(
                folder.resolve("prometheus.yml"),
                configuration + "scrape_configs:\n  - job_name: monitoring\n    honor_labels: true\n"
                        + "    static_configs:\n      - targets: ['" + target.getAuthority() + "']\n");
        process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    void awaitReady(Duration bound) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + bound.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new IOException("Prometheus must be ready within " + bound + ", is not: " + address);
            }
            never.await(50, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IOException(Files.readString(folder.resolve("prometheus.log")));
        }
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    /** What an expression yields now; empty when nothing. */
    List<JsonNode> query(String expression) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        JsonNode json = JSON.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IOException(json.path("error").asText() + " in " + expression);
        }
        List<JsonNode> found = new ArrayList<>();
        json.at("/data/result").forEach(found::add);
        return found;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://" + address + path)).build(), BodyHandlers.ofString());
    }

    /** Ends the process; its data go with their folder. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
