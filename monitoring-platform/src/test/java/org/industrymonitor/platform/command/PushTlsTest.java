package org.industrymonitor.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.industrymonitor.runtime.http.ClientTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server whose certificate only its operator vouches for, and which wants to see one. */
class PushTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String RECEIPT = "{\"received\":1,\"accepted\":1,\"refused\":0,\"refusals\":[]}";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private Path certificate;
    private Path key;
    private Path readings;
    private HttpsServer server;

    @BeforeEach
    void serve() throws Exception {
        readings = Files.writeString(directory.resolve("r.csv"), "name,value\nA,1\n");
        identify();
        SSLContext context = ClientTls.of(Optional.of(certificate), Optional.of(new ClientTls.Shown(certificate, key)));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanting = context.getDefaultSSLParameters();
                wanting.setWantClientAuth(true);
                parameters.setSSLParameters(wanting);
            }
        });
        server.createContext("/v1/readings", exchange -> answer((HttpsExchange) exchange));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void trustsTheAuthoritiesOfTheFileAndShowsItsOwnCertificate() {
        assertThat(push(
                        "--ca",
                        certificate.toString(),
                        "--certificate",
                        certificate.toString(),
                        "--key",
                        key.toString()))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(shown).containsExactly("CN=anyang");
    }

    @Test
    void saysWhatIsWrongWithTheFiles() {
        assertThat(push("--certificate", certificate.toString())).isEqualTo(2);
        assertThat(push("--ca", readings.toString())).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--certificate and --key belong together")
                .contains("cannot be read as PEM certificates: " + readings);
        assertThat(shown).isEmpty();
    }

    private void answer(HttpsExchange exchange) throws IOException {
        shown.add(((java.security.cert.X509Certificate) exchange.getSSLSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName());
        exchange.getRequestBody().readAllBytes();
        byte[] answer = RECEIPT.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private int push(String... arguments) {
        List<String> all = new ArrayList<>(List.of("push", readings.toString(), "--to"));
        all.add("https://127.0.0.1:" + server.getAddress().getPort());
        all.addAll(List.of(arguments));
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                InstantSource.fixed(Instant.parse("2020-04-01T04:00:00Z")));
        return Commands.run(console, all.toArray(String[]::new));
    }

    /** A key, and a certificate that it has signed itself. */
    private void identify() throws Exception {
        Path keys = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=anyang",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        certificate = pem("CERTIFICATE", store.getCertificate("own").getEncoded());
        key = pem("PRIVATE KEY", store.getKey("own", PASSWORD).getEncoded());
    }

    private Path pem(String kind, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(encoded);
        return Files.writeString(
                directory.resolve(kind + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
