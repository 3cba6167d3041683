package org.industrymonitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.industrymonitor.ingest.RunningEdge.CSV;
import static org.industrymonitor.ingest.RunningEdge.HEADER;
import static org.industrymonitor.ingest.RunningEdge.REGISTRY;
import static org.industrymonitor.ingest.RunningEdge.assertTurnedAway;
import static org.industrymonitor.ingest.RunningEdge.awaitTrue;
import static org.industrymonitor.ingest.RunningEdge.json;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.industrymonitor.model.Reading;
import org.industrymonitor.runtime.access.TokenHash;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {

    private static final String ROWS =
            HEADER + "E1,coke,2020-04-01T08:00,PT1H,1,t\nE2,coke,2020-04-01T08:00,PT1H,2,t\n";

    @TempDir
    private static Path identities;

    private static Identity server;
    private static Identity laterServer;
    private static Identity anyang;
    private static Identity stranger;

    @TempDir
    private Path directory;

    private RunningEdge edge;

    @BeforeAll
    static void makeIdentities() throws Exception {
        server = Identity.make(identities, "server", "CN=ingest");
        laterServer = Identity.make(identities, "later", "CN=ingest");
        anyang = Identity.make(identities, "anyang", "CN=anyang,OU=Statistics,O=Anyang");
        stranger = Identity.make(identities, "stranger", "CN=anyang,O=Elsewhere");
    }

    @BeforeEach
    void start() throws Exception {
        write("certificate.pem", server.certificate());
        write("key.pem", server.key());
        write("clients.pem", anyang.certificate());
        write("feeds.properties", """
                feed.anyang.regions = 410500
                feed.office.tokens = %s
                feed.office.enterprises = *
                feed.office.files = true
                """.formatted(TokenHash.of("office-token")));
        edge = RunningEdge.start(
                true,
                RunningEdge.sources()
                        .with(IngestSettings.FEEDS_FILE, directory.resolve("feeds.properties"))
                        .with(CommonSettings.HTTP_TLS_CERTIFICATE, directory.resolve("certificate.pem"))
                        .with(CommonSettings.HTTP_TLS_KEY, directory.resolve("key.pem"))
                        .with(CommonSettings.HTTP_TLS_CLIENTS, directory.resolve("clients.pem"))
                        .with(CommonSettings.HTTP_TLS_INTERVAL_MS, 10));
        HttpResponse<String> put = Identity.client(server)
                .send(
                        edge.request("/v1/registry", CSV)
                                .header("Authorization", "Bearer office-token")
                                .PUT(BodyPublishers.ofString(REGISTRY))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void knowsAFeedByItsCertificateAndLetsItSpeakForItsScope() throws Exception {
        HttpResponse<String> answer = post(Identity.client(server, anyang));

        assertThat(json(answer).get("refused_by_code").toString()).isEqualTo("{\"out-of-scope\":1}");
        assertThat(edge.readings()).extracting(Reading::subject, Reading::feed).containsExactly(tuple("E1", "anyang"));
    }

    @Test
    void asksWhoSpeaksWhereThereIsNeitherTokenNorCertificateThatIsTrusted() throws Exception {
        assertTurnedAway(post(Identity.client(server)), 401, "unauthorized");
        assertTurnedAway(post(Identity.client(server, stranger)), 401, "unauthorized");
        assertThat(edge.readings()).isEmpty();
    }

    @Test
    void showsACertificateThatWasExchangedWithoutARestart() throws Exception {
        assertThatThrownBy(() -> post(Identity.client(laterServer, anyang))).isInstanceOf(SSLException.class);

        write("key.pem", "half a ke");
        awaitTrue(() -> edge.sum("monitoring.runtime.http.tls.reloads", "outcome", "failed") >= 1);
        assertThat(post(Identity.client(server, anyang)).statusCode()).isEqualTo(200);

        write("certificate.pem", laterServer.certificate());
        write("key.pem", server.key());
        awaitTrue(() -> edge.sum("monitoring.runtime.http.tls.reloads", "outcome", "failed") >= 2);
        assertThat(post(Identity.client(server, anyang)).statusCode()).isEqualTo(200);

        write("key.pem", laterServer.key());
        awaitTrue(() -> edge.sum("monitoring.runtime.http.tls.reloads", "outcome", "changed") >= 1);

        assertThat(post(Identity.client(laterServer, anyang)).statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotStartWithACertificateWithoutItsKey() {
        assertThatThrownBy(() -> RunningEdge.start(
                        true,
                        RunningEdge.sources()
                                .with(CommonSettings.HTTP_TLS_CERTIFICATE, directory.resolve("certificate.pem"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("http.tls.key.file");
    }

    private HttpResponse<String> post(HttpClient client) throws Exception {
        return client.send(
                edge.request("/v1/readings", CSV)
                        .POST(BodyPublishers.ofString(ROWS))
                        .build(),
                BodyHandlers.ofString());
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(directory.resolve(file), text);
    }
}
