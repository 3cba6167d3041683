package org.industrymonitor.alerts;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.industrymonitor.runtime.settings.Settings;

/**
 * What an operator may set of the alerts.
 *
 * @param threads stream threads of this process
 * @param webhook where each transition is posted; empty: they are logged only
 * @param webhookTimeout how long one attempt may take
 * @param retryLongest longest wait between two attempts
 */
public record AlertsSettings(int threads, Optional<URI> webhook, Duration webhookTimeout, Duration retryLongest) {

    public static final String HTTP_PORT = "alerts.http.port";
    public static final String THREADS = "alerts.threads";
    public static final String WEBHOOK_URL = "alerts.webhook.url";
    public static final String WEBHOOK_TIMEOUT_MS = "alerts.webhook.timeout.ms";
    public static final String WEBHOOK_RETRY_LONGEST_MS = "alerts.webhook.retry.longest.ms";

    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    HTTP_PORT,
                    Type.INT,
                    8082,
                    Range.between(0, 65535),
                    Importance.HIGH,
                    "Port of metrics and health; 0 for a free one.")
            .define(
                    THREADS,
                    Type.INT,
                    1,
                    Range.between(1, 256),
                    Importance.HIGH,
                    "Stream threads of this process; more than there are partitions are idle.")
            .define(
                    WEBHOOK_URL,
                    Type.STRING,
                    "",
                    ConfigDef.LambdaValidator.with(AlertsSettings::checkUrl, () -> "empty, or http(s)://..."),
                    Importance.HIGH,
                    "Where each transition of an alert is posted as JSON; empty: it is logged only.")
            .define(
                    WEBHOOK_TIMEOUT_MS,
                    Type.LONG,
                    5_000L,
                    Range.between(100, 60_000),
                    Importance.LOW,
                    "How long the receiver may take to answer.")
            .define(
                    WEBHOOK_RETRY_LONGEST_MS,
                    Type.LONG,
                    30_000L,
                    Range.between(500, 600_000),
                    Importance.LOW,
                    "Longest wait between two attempts while the receiver is down.");

    public AlertsSettings {
        Objects.requireNonNull(webhook, "webhook");
        Objects.requireNonNull(webhookTimeout, "webhookTimeout");
        Objects.requireNonNull(retryLongest, "retryLongest");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, is " + threads);
        }
    }

    static AlertsSettings from(Settings settings) {
        return new AlertsSettings(
                settings.integer(THREADS),
                settings.optionalString(WEBHOOK_URL).map(URI::create),
                settings.duration(WEBHOOK_TIMEOUT_MS),
                settings.duration(WEBHOOK_RETRY_LONGEST_MS));
    }

    private static void checkUrl(String name, Object value) {
        String url = (String) value;
        if (url == null || url.isEmpty()) {
            return;
        }
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, "is no address: " + e.getMessage());
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new ConfigException(name, value, "must be http://host/... or https://host/...");
        }
    }
}
