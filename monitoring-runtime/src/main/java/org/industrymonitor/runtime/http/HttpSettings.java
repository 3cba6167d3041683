package org.industrymonitor.runtime.http;

import java.util.Optional;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;

/**
 * Where and how a process listens.
 *
 * @param host address to listen on
 * @param port TCP port, 0 for any free one
 * @param portKey the setting that named the port, for messages
 * @param requestMaxBytes largest request body taken
 * @param threads most threads that serve requests
 * @param tls empty: without TLS
 */
public record HttpSettings(
        String host, int port, String portKey, long requestMaxBytes, int threads, Optional<TlsSettings> tls) {

    public HttpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be in 0..65535, is " + port);
        }
        if (requestMaxBytes < 1) {
            throw new IllegalArgumentException("requestMaxBytes must be at least 1, is " + requestMaxBytes);
        }
        if (threads < 8) {
            throw new IllegalArgumentException("threads must be at least 8, is " + threads);
        }
    }

    /** Without TLS. */
    public HttpSettings(String host, int port, String portKey, long requestMaxBytes, int threads) {
        this(host, port, portKey, requestMaxBytes, threads, Optional.empty());
    }

    /** From the common settings, with the port under the key of a role, such as {@code ingest.http.port}. */
    public static HttpSettings from(Settings settings, String portKey) {
        return new HttpSettings(
                settings.string(CommonSettings.HTTP_HOST),
                settings.integer(portKey),
                portKey,
                settings.longInteger(CommonSettings.HTTP_REQUEST_MAX_BYTES),
                settings.integer(CommonSettings.HTTP_THREADS),
                TlsSettings.from(settings));
    }
}
