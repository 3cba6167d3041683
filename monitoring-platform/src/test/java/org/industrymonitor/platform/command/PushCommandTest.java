package org.industrymonitor.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that refuses every record with a minus, and everything once it is told to. */
class PushCommandTest {
    private static final Instant NOON = Instant.parse("2020-04-01T04:00:00Z");
    private static final String STAMP = "," + NOON.toEpochMilli();

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private volatile String poisoned = "nothing";
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/readings", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void goesOnWhereItWasCutWithoutALineTwiceInTheBooks() throws IOException {
        Path file = file("r.csv", 100);
        poisoned = "row57,";

        assertThat(push(file.toString(), "--batch", "10", "--in-flight", "1")).isEqualTo(3);
        assertThat(result().get("sent").asInt()).isEqualTo(50);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("from line 52 on: ", "answered 400");

        poisoned = "nothing";
        assertThat(push(file.toString(), "--batch", "10")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("goes on at line 52 ");
        assertThat(result().get("sent").asInt()).isEqualTo(50);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(rows(100));
    }

    @Test
    void sendsTheSameStatementWheneverTheSameFileIsSent() throws IOException {
        Path file = file("r.csv", 3);
        assertThat(push(file.toString())).isZero();
        List<String> first = List.copyOf(taken);
        taken.clear();

        assertThat(run(NOON.plusSeconds(86_400), file.toString())).isZero();
        assertThat(taken).isEqualTo(first).allMatch(row -> row.endsWith(STAMP));
    }

    @Test
    void keepsRefusedRecordsWithTheReasonSoThatTheyCanBeMendedAndPushed() throws IOException {
        Path file = Files.writeString(directory.resolve("r.csv"), "name,value\nA,1\nB,-2\n\"C, D\",-3\n");
        assertThat(push(file.toString())).isEqualTo(1);

        Path refused = directory.resolve("r.refused.csv");
        assertThat(Files.readString(refused))
                .isEqualTo("name,value,line,field,code,message\n"
                        + "B,-2,3,value,negative,\"value must be at least 0, is less\"\n"
                        + "\"C, D\",-3,4,value,negative,\"value must be at least 0, is less\"\n");
        assertThat(result().get("refused").asInt()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("r.csv:3: negative (value): value must be");

        Files.writeString(refused, Files.readString(refused).replace(",-", ","));
        taken.clear();
        assertThat(push(refused.toString())).isZero();
        assertThat(taken).containsExactly("B,2" + STAMP, "\"C, D\",3" + STAMP);
    }

    @Test
    void hasNoMoreRequestsOnTheirWayThanItMay() throws IOException {
        Path file = file("r.csv", 200);
        assertThat(push(file.toString(), "--batch", "1", "--in-flight", "3")).isZero();

        assertThat(mostAtOnce.get()).isBetween(1, 3);
        assertThat(taken).hasSize(200);
    }

    @Test
    void readsStandardInputAndKeepsTheTokenToItself() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "s3cret\n");
        Console console = new Console(
                new ByteArrayInputStream("name,value\nA,1\n".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                InstantSource.fixed(NOON));

        assertThat(Commands.run(console, "push", "-", "--to", address(), "--token-file", token.toString()))
                .isZero();
        assertThat(taken).containsExactly("A,1" + STAMP);
        assertThat(tokens).containsOnly("Bearer s3cret");
        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .doesNotContain("s3cret");
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<String> rows = body.lines().skip(1).toList();
        boolean broken = body.contains(poisoned);
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < rows.size() && !broken; i++) {
            if (rows.get(i).contains("-")) {
                refusals.add("{\"line\":" + (i + 2) + ",\"field\":\"value\",\"code\":\"negative\","
                        + "\"message\":\"value must be at least 0, is less\"}");
            } else {
                taken.add(rows.get(i));
            }
        }
        byte[] answer = (broken
                        ? "{\"message\": \"poisoned\"}"
                        : "{\"received\":" + rows.size() + ",\"accepted\":" + (rows.size() - refusals.size())
                                + ",\"missing\":0,\"refused\":" + refusals.size() + ",\"refusals\":"
                                + refusals + "}")
                .getBytes(StandardCharsets.UTF_8);
        atOnce.decrementAndGet();
        exchange.sendResponseHeaders(broken ? 400 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Path file(String name, int rows) throws IOException {
        return Files.write(
                directory.resolve(name),
                ("name,value\n"
                                + String.join(
                                        "\n",
                                        IntStream.range(1, rows + 1)
                                                .mapToObj(i -> "row" + i + "," + i)
                                                .toList())
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(int count) {
        return IntStream.range(1, count + 1)
                .mapToObj(i -> "row" + i + "," + i + STAMP)
                .toList();
    }

    private int push(String... arguments) {
        return run(NOON, arguments);
    }

    private int run(Instant now, String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("push", "--to", address()));
        all.addAll(List.of(arguments));
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                InstantSource.fixed(now));
        return Commands.run(console, all.toArray(String[]::new));
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private JsonNode result() throws IOException {
        String line = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(l -> l.startsWith("RESULT "))
                .findFirst()
                .orElseThrow();
        return new ObjectMapper().readTree(line.substring("RESULT ".length()));
    }
}
