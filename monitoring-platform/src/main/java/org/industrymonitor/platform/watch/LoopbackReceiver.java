package org.industrymonitor.platform.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A web server of this process on a free port of this machine that takes messages, and notes when they came. */
public final class LoopbackReceiver implements AutoCloseable {
    private static final int TAKEN = 200;
    private static final int AWAY = 503;

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final InstantSource clock;
    private final Consumer<Post> told;
    private volatile boolean away;

    /**
     * A message that was taken.
     *
     * @param at when it was called
     * @param path it was posted to
     * @param key by which it is known when it comes again
     */
    public record Post(Instant at, String path, Optional<String> key, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @throws IOException when no port can be had */
    public LoopbackReceiver(InstantSource clock) throws IOException {
        this(clock, post -> {});
    }

    /**
     * @param told each message, before it is answered, from the server's thread
     * @throws IOException when no port can be had
     */
    public LoopbackReceiver(InstantSource clock, Consumer<Post> told) throws IOException {
        this.clock = clock;
        this.told = told;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** Where to post. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** From now on it answers 503, and notes nothing, or takes again. */
    public void setAway(boolean isAway) {
        away = isAway;
    }

    /** All that was taken, in the order in which it came. */
    public List<Post> posts() {
        return posts;
    }

    private void take(HttpExchange exchange) throws IOException {
        Instant at = clock.instant();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (away) {
                exchange.sendResponseHeaders(AWAY, -1);
                return;
            }
            Post post = new Post(
                    at,
                    exchange.getRequestURI().getPath(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                    body);
            posts.add(post);
            told.accept(post);
            exchange.sendResponseHeaders(TAKEN, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
