package org.industrymonitor.runtime.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS by files that may be exchanged while the process runs: connections made afterwards use the new ones.  Files that cannot
 * be used change nothing.
 */
final class TlsFiles {

    private static final Logger log = LoggerFactory.getLogger(TlsFiles.class);

    private final TlsSettings settings;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private final Counter changed;
    private final Counter failed;
    private Contents lastSeen;
    private boolean unreadable;

    private record Contents(byte[] certificate, byte[] key, Optional<byte[]> clients) {

        boolean isSame(Contents other) {
            return Arrays.equals(certificate, other.certificate)
                    && Arrays.equals(key, other.key)
                    && Arrays.equals(clients.orElse(null), other.clients.orElse(null));
        }
    }

    /** @throws SettingsException if the files cannot be used */
    TlsFiles(TlsSettings settings, MeterRegistry meters) {
        this.settings = settings;
        changed = meters.counter("monitoring.runtime.http.tls.reloads", "outcome", "changed");
        failed = meters.counter("monitoring.runtime.http.tls.reloads", "outcome", "failed");
        try {
            lastSeen = read();
            take(context, lastSeen);
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingsException(List.of(new SettingsFault(
                    CommonSettings.HTTP_TLS_CERTIFICATE,
                    "settings",
                    settings.certificate().toString(),
                    "files of TLS cannot be used: " + e)));
        }
    }

    /** Listens for HTTP/1.1 over TLS. */
    ServerConnector connector(Server server, HttpConfiguration http) {
        HttpConfiguration secure = new HttpConfiguration(http);
        // There is one certificate, whatever name or address the client knows this process by.
        secure.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(server, context, new HttpConnectionFactory(secure));
    }

    /** Looks at the files, and takes them over if they have changed and can be used; for one thread. */
    void check() {
        try {
            Contents now = read();
            unreadable = false;
            if (!now.isSame(lastSeen)) {
                lastSeen = now;
                exchange(now);
            }
        } catch (IOException e) {
            if (!unreadable) {
                fail(e);
            }
            unreadable = true;
        }
    }

    private void exchange(Contents now) {
        try {
            // Whether they can be used is found out before those in use are given up
            take(new SslContextFactory.Server(), now);
            context.reload(factory -> {
                try {
                    take((SslContextFactory.Server) factory, now);
                } catch (IOException | GeneralSecurityException e) {
                    throw new IllegalStateException("files of TLS cannot be used after all", e);
                }
            });
            changed.increment();
            log.info("Certificate changed: file={}", settings.certificate());
        } catch (Exception e) {
            // Jetty declares no narrower one
            fail(e);
        }
    }

    private void fail(Exception cause) {
        failed.increment();
        log.warn("Certificate stays as it was: file={} cause={}", settings.certificate(), cause.toString());
    }

    private Contents read() throws IOException {
        Optional<byte[]> clients = Optional.empty();
        if (settings.clients().isPresent()) {
            clients = Optional.of(Files.readAllBytes(settings.clients().get()));
        }
        return new Contents(Files.readAllBytes(settings.certificate()), Files.readAllBytes(settings.key()), clients);
    }

    private static void take(SslContextFactory.Server factory, Contents files)
            throws GeneralSecurityException, IOException {
        factory.setKeyStore(PemStore.ofKey(files.certificate(), files.key()));
        factory.setKeyStorePassword(PemStore.PASSWORD);
        if (files.clients().isPresent()) {
            factory.setTrustStore(PemStore.ofAuthorities(files.clients().get()));
            factory.setWantClientAuth(true);
        }
    }
}
