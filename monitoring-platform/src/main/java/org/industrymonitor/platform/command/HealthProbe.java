package org.industrymonitor.platform.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.StringJoiner;
import javax.net.ssl.HttpsURLConnection;
import org.industrymonitor.runtime.http.ClientTls;
import org.industrymonitor.runtime.http.HttpSettings;
import org.industrymonitor.runtime.http.TlsSettings;

/** Asks a process of this machine how it is, with the lightest client there is: it runs every few seconds in a container. */
final class HealthProbe {
    private static final int PATIENCE_MS = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpSettings settings;

    HealthProbe(HttpSettings settings) {
        this.settings = settings;
    }

    /**
     * What was answered.
     *
     * @param words the status, and what is not up
     */
    record Answer(boolean up, String words) {}

    /** Where it asks. */
    String address() {
        String host = settings.host().equals("0.0.0.0") || settings.host().equals("::") ? "127.0.0.1" : settings.host();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return (settings.tls().isPresent() ? "https://" : "http://") + shown + ":" + settings.port();
    }

    /**
     * Asks.
     *
     * @throws java.net.ConnectException if nobody listens there
     * @throws IOException if there is no answer in time
     */
    Answer ask(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address() + path).toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        if (connection instanceof HttpsURLConnection secure) {
            trust(secure, settings.tls().orElseThrow());
        }
        try {
            int status = connection.getResponseCode();
            try (InputStream body = status < HttpURLConnection.HTTP_BAD_REQUEST
                    ? connection.getInputStream()
                    : connection.getErrorStream()) {
                return new Answer(
                        status == HttpURLConnection.HTTP_OK,
                        words(body == null ? JSON.nullNode() : JSON.readTree(body), status));
            }
        } finally {
            connection.disconnect();
        }
    }

    private static String words(JsonNode body, int status) {
        StringJoiner words = new StringJoiner("; ").add(body.path("status").asText("HTTP " + status));
        body.path("services").properties().forEach(service -> {
            String state = service.getValue().path("status").asText();
            if (!state.equals("UP")) {
                words.add(service.getKey() + " " + state + " "
                        + service.getValue().path("detail").asText());
            }
        });
        return words.toString();
    }

    /** The certificate of the process itself, whatever name it is for: the probe is on the same machine. */
    private static void trust(HttpsURLConnection connection, TlsSettings tls) throws IOException {
        try {
            connection.setSSLSocketFactory(ClientTls.trusting(tls.certificate()).getSocketFactory());
        } catch (IllegalArgumentException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
        connection.setHostnameVerifier((host, session) -> true);
    }
}
