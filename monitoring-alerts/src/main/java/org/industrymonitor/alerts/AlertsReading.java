package org.industrymonitor.alerts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.industrymonitor.alerts.web.AlertsApi;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;

/** Puts the alerts over HTTP together from settings. */
public final class AlertsReading {

    private static final String CLIENT = "monitoring-alerts-book";
    private static final Duration ACK = Duration.ofSeconds(15);

    private AlertsReading() {}

    /**
     * Alerts over HTTP, not started.
     *
     * @param settings with {@link AlertsSettings#DEFINITION} among their definitions
     * @param notifier of the same process, which knows where nodes stand
     * @throws SettingsException if settings contradict each other
     */
    public static AlertsApi of(
            Settings settings,
            NotifierService notifier,
            Readers readers,
            Clock clock,
            Metrics metrics,
            FatalListener fatal) {
        Duration heartbeat = settings.duration(AlertsSettings.STREAM_HEARTBEAT_MS);
        Duration patience = settings.duration(AlertsSettings.STREAM_PATIENCE_MS);
        if (patience.compareTo(heartbeat) <= 0) {
            throw new SettingsException(List.of(new SettingsFault(
                    AlertsSettings.STREAM_PATIENCE_MS,
                    "settings",
                    Long.toString(patience.toMillis()),
                    "must be more than " + AlertsSettings.STREAM_HEARTBEAT_MS + " = " + heartbeat.toMillis())));
        }
        KafkaDefaults kafka = new KafkaDefaults(settings);
        return new AlertsApi(
                new AlertsApi.Limits(
                        settings.integer(AlertsSettings.HISTORY_MAX),
                        settings.integer(AlertsSettings.STREAM_EVENTS_MAX),
                        settings.integer(AlertsSettings.STREAM_CLIENTS_MAX),
                        heartbeat,
                        patience,
                        ACK),
                new AlertsApi.Clients(
                        () -> new KafkaConsumer<>(kafka.consumer(CLIENT)),
                        new KafkaProducer<>(kafka.producer("monitoring-alerts-remarks"))),
                notifier.directory(),
                () -> notifier.health().isUp(),
                readers,
                clock,
                metrics,
                fatal);
    }
}
