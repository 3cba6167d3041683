package org.industrymonitor.platform.command;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.streams.StreamsSettings;

/** The settings of every role together, so that one file may serve them all. */
final class AllSettings {
    private AllSettings() {}

    static ConfigDef[] definitions() {
        return new ConfigDef[] {
            CommonSettings.DEFINITION, IngestSettings.DEFINITION, StreamsSettings.DEFINITION, AlertsSettings.DEFINITION
        };
    }

    /** Whether the user has set the key in one of the sources. */
    static boolean isGiven(SettingsSources sources, String key) {
        String variable =
                "MONITORING_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return sources.environment().containsKey(variable)
                || sources.assignments().stream().anyMatch(a -> a.strip().startsWith(key + "="))
                || sources.file()
                        .flatMap(AllSettings::properties)
                        .filter(p -> p.containsKey(key))
                        .isPresent();
    }

    private static Optional<Properties> properties(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Optional.of(properties);
    }
}
