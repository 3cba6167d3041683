package org.industrymonitor.platform.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.industrymonitor.platform.Main;
import org.industrymonitor.platform.embedded.Role;

/** A role in a process of its own, as {@code ./monitoring ROLE} starts it. */
public final class ChildRole implements AutoCloseable {
    private static final long POLL_MS = 50;

    private final JavaProcess process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private ChildRole(JavaProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it.
     *
     * @param directory its log goes there, and its state
     * @param port to listen on; not 0
     * @param options of the virtual machine
     * @param settings {@code key=value}
     * @throws IOException if it cannot be started
     */
    public static ChildRole start(Role role, Path directory, int port, List<String> options, List<String> settings)
            throws IOException {
        String name = role.name().toLowerCase(Locale.ROOT);
        List<String> all = new ArrayList<>(
                List.of(role.httpPortKey() + "=" + port, "state.directory=" + directory.resolve("state-" + name)));
        all.addAll(settings);
        List<String> arguments = new ArrayList<>(List.of(name));
        all.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return new ChildRole(
                JavaProcess.start(Main.class, options, arguments, directory.resolve(name + ".log")),
                URI.create("http://127.0.0.1:" + port));
    }

    public URI address() {
        return address;
    }

    public JavaProcess process() {
        return process;
    }

    /**
     * Waits until it says that it can do its work.
     *
     * @throws IllegalStateException with its log if it has ended or does not get ready in time
     */
    public void awaitReady(Duration bound) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(address + " is not ready; its log:\n" + process.log());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    /** What it shows under a path. */
    public String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest ready =
                HttpRequest.newBuilder(address.resolve("/health/ready")).build();
        try {
            return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
