package org.industrymonitor.runtime.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;

/**
 * The PEM files of a process that listens with TLS.
 *
 * @param certificate its own certificate, with those that lead to its authority
 * @param key its private key, PKCS#8 without a password
 * @param clients authorities of the certificates that clients may show; empty where none is asked for
 * @param interval how often the files are looked at
 */
public record TlsSettings(Path certificate, Path key, Optional<Path> clients, Duration interval) {

    public TlsSettings {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(clients, "clients");
        Objects.requireNonNull(interval, "interval");
    }

    /**
     * From checked settings; empty where no certificate is named.
     *
     * @throws SettingsException if one file is named without the other
     */
    static Optional<TlsSettings> from(Settings settings) {
        Optional<Path> certificate = path(settings, CommonSettings.HTTP_TLS_CERTIFICATE);
        Optional<Path> key = path(settings, CommonSettings.HTTP_TLS_KEY);
        Optional<Path> clients = path(settings, CommonSettings.HTTP_TLS_CLIENTS);
        if (certificate.isPresent() != key.isPresent() || clients.isPresent() && key.isEmpty()) {
            String missing = certificate.isEmpty() ? CommonSettings.HTTP_TLS_CERTIFICATE : CommonSettings.HTTP_TLS_KEY;
            throw new SettingsException(List.of(
                    new SettingsFault(missing, "settings", "", "must be named: TLS needs certificate and key")));
        }
        return certificate.map(file -> new TlsSettings(
                file, key.orElseThrow(), clients, settings.duration(CommonSettings.HTTP_TLS_INTERVAL_MS)));
    }

    private static Optional<Path> path(Settings settings, String key) {
        return Optional.of(settings.string(key)).filter(file -> !file.isBlank()).map(Path::of);
    }
}
