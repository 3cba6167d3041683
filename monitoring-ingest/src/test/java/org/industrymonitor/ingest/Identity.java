package org.industrymonitor.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate that it has signed itself, made by the JDK's keytool. */
final class Identity {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8));

    private final KeyStore store;

    private Identity(KeyStore store) {
        this.store = store;
    }

    static Identity make(Path directory, String file, String subject) throws Exception {
        Path keys = directory.resolve(file + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "30",
                        "-dname",
                        subject,
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        return new Identity(store);
    }

    String certificate() throws Exception {
        return pem("CERTIFICATE", store.getCertificate("own").getEncoded());
    }

    String key() throws Exception {
        return pem("PRIVATE KEY", store.getKey("own", PASSWORD).getEncoded());
    }

    /** A client that trusts the server alone, and shows nothing. */
    static HttpClient client(Identity server) throws Exception {
        return client(server, null);
    }

    /** A client that trusts the server alone, and shows the identity. */
    static HttpClient client(Identity server, Identity shown) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", server.store.getCertificate("own"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(shown == null ? null : shown.store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static String pem(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n" + MIME.encodeToString(encoded) + "\n-----END " + kind + "-----\n";
    }
}
