package org.industrymonitor.ingest.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real broker, a process of its own on a free port of this machine; it can be killed and started again. */
final class Mosquitto {

    private static final List<String> PLACES = List.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto");

    private final Path folder;
    private final int port;
    private Process process;

    /** @param lines of its configuration beside those for the port and where it keeps sessions */
    Mosquitto(Path folder, String... lines) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\npersistence true\npersistence_location " + folder
                        + "/\nautosave_interval 1\nautosave_on_changes true\nuser root\n" + String.join("\n", lines)
                        + "\n");
    }

    URI uri() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    void start() throws IOException, InterruptedException {
        String program = PLACES.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElseThrow(() -> new IOException("mosquitto must be installed, is at none of " + PLACES));
        process = new ProcessBuilder(
                        program, "-c", folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        CountDownLatch never = new CountDownLatch(1);
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IOException(Files.readString(folder.resolve("mosquitto.log")));
            }
            never.await(20, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it in order, so that it keeps its sessions. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }
}
