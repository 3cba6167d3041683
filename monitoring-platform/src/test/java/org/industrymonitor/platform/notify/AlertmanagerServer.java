package org.industrymonitor.platform.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Alertmanager with the configuration that ships, a process of its own that can be killed and started again. */
public final class AlertmanagerServer implements AutoCloseable {

    private static final Path CONFIG = Path.of("..", "deploy", "alertmanager", "alertmanager.yml");
    private static final String RECEIVERS = "http://127.0.0.1:9095/";
    private static final Duration READY = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Path config;
    private final int port;
    private Process process;

    /** @param receivers where the receivers of the configuration are, in place of its own; nothing is waited for there */
    public AlertmanagerServer(Path folder, URI receivers) throws IOException {
        this.folder = folder;
        String shipped = Files.readString(CONFIG)
                .replace(RECEIVERS, receivers.toString())
                .replaceAll("group_wait: \\w+", "group_wait: 0s")
                .replaceAll("group_interval: \\w+", "group_interval: 1s");
        config = Files.writeString(folder.resolve("alertmanager.yml"), shipped);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it, or starts it again with what it had on its disk, which it writes every second. */
    public void start() throws IOException, InterruptedException {
        Path log = folder.resolve("alertmanager.log");
        process = new ProcessBuilder(
                        "prometheus-alertmanager",
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--data.maintenance-interval=1s",
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long deadline = System.nanoTime() + READY.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** The alerts that stand, by its API. */
    public List<JsonNode> alerts() throws IOException, InterruptedException {
        List<JsonNode> alerts = new ArrayList<>();
        JSON.readTree(get("/api/v2/alerts").body()).forEach(alerts::add);
        return alerts;
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
