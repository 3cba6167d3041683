package org.industrymonitor.alerts.notify.alertmanager;

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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** A real Alertmanager, a process of its own on a free port of this machine; it can be killed and started again. */
final class AlertmanagerProgram implements AutoCloseable {

    private static final String PROGRAM = "/usr/bin/prometheus-alertmanager";

    private final Path folder;
    private final Path config;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    AlertmanagerProgram(Path folder, Path config) throws IOException {
        this.folder = folder;
        this.config = config;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void start() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PROGRAM))) {
            throw new IOException("prometheus-alertmanager must be installed, is not at " + PROGRAM);
        }
        Path log = folder.resolve("alertmanager.log");
        process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--data.maintenance-interval=1s",
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        CountDownLatch never = new CountDownLatch(1);
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IOException(Files.readString(log));
            }
            never.await(20, TimeUnit.MILLISECONDS);
        }
    }

    /** The alerts that stand, by its API. */
    List<JsonNode> alerts() throws IOException, InterruptedException {
        JsonNode all = new ObjectMapper().readTree(get("/api/v2/alerts").body());
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    /** Waits until what it has told is on its disk, which it is each second. */
    void awaitWritten() throws InterruptedException {
        new CountDownLatch(1).await(2, TimeUnit.SECONDS);
    }

    void kill() {
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
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
