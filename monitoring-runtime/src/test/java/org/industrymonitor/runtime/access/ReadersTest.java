package org.industrymonitor.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.javalin.config.RoutesConfig;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.runtime.http.HttpEndpoint;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.http.RequestFault;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.SettingsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadersTest {

    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private Readers readers;
    private HttpEndpoint endpoint;

    @AfterEach
    void stop() {
        if (endpoint != null) {
            endpoint.stop();
            readers.stop();
        }
        metrics.close();
    }

    @Test
    void letsInWhomTheFileNamesAndTellsOperatorsFromReaders() throws Exception {
        Path file = file("reader.city.tokens=" + TokenHash.of("c") + "\nreader.city.regions=410500\n"
                + "reader.desk.tokens=" + TokenHash.of("d") + "\nreader.desk.operator=true\n");
        start(Optional.of(file), "127.0.0.1");

        assertThat(get("/read", "c").body()).isEqualTo("city [410500]");
        assertThat(get("/read", "d").body()).isEqualTo("desk []");
        assertThat(get("/operate", "d").body()).isEqualTo("desk");
        assertThat(get("/operate", "c").statusCode()).isEqualTo(403);
        HttpResponse<String> nobody = get("/read", "x");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(nobody.body()).contains("\"error\":\"unauthorized\"");
        assertThat(get("/read", null).statusCode()).isEqualTo(401);
    }

    @Test
    void revokesATokenThatIsTakenOutOfTheFile() throws Exception {
        Path file = file("reader.a.tokens=" + TokenHash.of("a"));
        start(Optional.of(file), "127.0.0.1");
        assertThat(get("/read", "a").statusCode()).isEqualTo(200);

        Files.writeString(file, "reader.a.tokens=" + TokenHash.of("b"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/read", "a").statusCode()).isEqualTo(401));
        assertThat(get("/read", "b").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAFileLetsThisMachineReadAndNobodySpeak() throws Exception {
        start(Optional.empty(), "127.0.0.1");

        assertThat(get("/read", null).body()).isEqualTo("anyone []");
        assertThat(get("/operate", null).statusCode()).isEqualTo(401);
        assertThat(statusAskedFor("monitoring.example:80")).isEqualTo("401");
        assertThat(statusAskedFor("localhost:8082")).isEqualTo("200");
        assertThat(statusAskedFor("[::1]")).isEqualTo("200");
        assertThat(statusAskedFor("127.0.0.1.example")).isEqualTo("401");
    }

    @Test
    void withoutAFileLetsNobodyReadWhereOthersCanAsk() throws Exception {
        start(Optional.empty(), "0.0.0.0");

        assertThat(get("/read", null).statusCode()).isEqualTo(401);
    }

    @Test
    void doesNotStartWithAFaultyFile() throws Exception {
        Path file = file("reader.a.tokens=secret\nreader.b.colour=red\nreader.c.operator=perhaps");

        assertThatThrownBy(() -> new Readers(Optional.of(file), Duration.ofHours(1), "127.0.0.1", metrics.registry()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("token must be written sha256:")
                .hasMessageContaining("a key must be reader.<name>.<field>")
                .hasMessageContaining("operator must be true or false, is 'perhaps'")
                .hasMessageNotContaining("secret");
    }

    @Test
    void holdsWhatIsBelowItsRegionsAndSectors() {
        Domain domain = new Domain(java.util.Set.of("410500"), java.util.Set.of("31"));

        assertThat(domain.holds(List.of("410581", "410500", "410000"), List.of("3120", "31")))
                .isTrue();
        assertThat(domain.holds(List.of("410100", "410000"), List.of("31"))).isFalse();
        assertThat(domain.holds(List.of("410500"), List.of())).isFalse();
        assertThat(Domain.ALL.holds(List.of(), List.of())).isTrue();
    }

    private void start(Optional<Path> file, String host) throws Exception {
        readers = new Readers(file, Duration.ofMillis(10), host, metrics.registry());
        endpoint = new HttpEndpoint(new HttpSettings("127.0.0.1", 0, "p", 1_000, 8), metrics, Map::of);
        endpoint.routes(this::addRoutes);
        readers.start();
        endpoint.start();
    }

    private void addRoutes(RoutesConfig routes) {
        routes.get("/read", RequestFault.answering(context -> {
            Reader reader = readers.reader(context);
            context.result(reader.name() + " " + reader.domain().regions());
        }));
        routes.get(
                "/operate",
                RequestFault.answering(
                        context -> context.result(readers.operator(context).name())));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("readers.properties"), text);
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.url() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The status of a request whose header says another host than it was sent to. */
    private String statusAskedFor(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", endpoint.port())) {
            socket.getOutputStream()
                    .write(("GET /read HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).substring(9);
        }
    }
}
