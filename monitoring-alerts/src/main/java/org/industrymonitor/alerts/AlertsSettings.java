package org.industrymonitor.alerts;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.industrymonitor.alerts.notify.setup.ReceiverTypes;
import org.industrymonitor.alerts.notify.text.Links;
import org.industrymonitor.runtime.settings.Settings;

/**
 * What an operator may set of the alerts.
 *
 * @param threads stream threads of this process
 * @param commitInterval how often what was decided is told, and what is remembered written
 * @param webhook where each transition is posted
 * @param webhookTimeout how long one attempt of that may take
 * @param retryLongest longest wait between two attempts to tell a receiver
 * @param receiversFile who is told
 * @param receiversInterval how often that file is looked at
 * @param rulesFile what decides whether something is an alert
 * @param rulesInterval how often that file is looked at
 * @param lookBack how old the events may be that a new receiver starts with
 * @param links put under messages
 */
public record AlertsSettings(
        int threads,
        Duration commitInterval,
        Optional<URI> webhook,
        Duration webhookTimeout,
        Duration retryLongest,
        Optional<Path> receiversFile,
        Duration receiversInterval,
        Optional<Path> rulesFile,
        Duration rulesInterval,
        Duration lookBack,
        Links links) {

    public static final String HTTP_PORT = "alerts.http.port";
    public static final String THREADS = "alerts.threads";
    public static final String COMMIT_INTERVAL_MS = "alerts.commit.interval.ms";
    public static final String WEBHOOK_URL = "alerts.webhook.url";
    public static final String WEBHOOK_TIMEOUT_MS = "alerts.webhook.timeout.ms";
    public static final String WEBHOOK_RETRY_LONGEST_MS = "alerts.webhook.retry.longest.ms";
    public static final String RECEIVERS_FILE = "alerts.receivers.file";
    public static final String RECEIVERS_INTERVAL_MS = "alerts.receivers.interval.ms";
    public static final String RECEIVERS_LOOK_BACK_MS = "alerts.receivers.look.back.ms";
    public static final String RULES_FILE = "alerts.rules.file";
    public static final String RULES_INTERVAL_MS = "alerts.rules.interval.ms";
    public static final String LINK_DASHBOARD = "alerts.link.dashboard";
    public static final String LINK_EXPLAIN = "alerts.link.explain";

    public static final String HISTORY_MAX = "alerts.history.max";
    public static final String STREAM_EVENTS_MAX = "alerts.stream.events.max";
    public static final String STREAM_CLIENTS_MAX = "alerts.stream.clients.max";
    public static final String STREAM_HEARTBEAT_MS = "alerts.stream.heartbeat.ms";
    public static final String STREAM_PATIENCE_MS = "alerts.stream.patience.ms";

    private static final String LINK_GAPS = "{id}, {node}, {series}, {kind} and {from} (milliseconds) are filled in";

    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    HTTP_PORT,
                    Type.INT,
                    8082,
                    Range.between(0, 65535),
                    Importance.HIGH,
                    "Port of alerts, metrics and health; 0 for a free one.")
            .define(
                    THREADS,
                    Type.INT,
                    1,
                    Range.between(1, 256),
                    Importance.HIGH,
                    "Stream threads of this process; more than there are partitions are idle.")
            .define(
                    COMMIT_INTERVAL_MS,
                    Type.LONG,
                    1_000L,
                    Range.between(10, 60_000),
                    Importance.MEDIUM,
                    "How often, at the least, what was decided is told, and what is remembered of each node that changed is written;"
                            + " up to five times a second while the process keeps up and commits are quick.")
            .define(
                    WEBHOOK_URL,
                    Type.STRING,
                    "",
                    ConfigDef.LambdaValidator.with(AlertsSettings::checkUrl, () -> "empty, or http(s)://..."),
                    Importance.HIGH,
                    "Where each transition of an alert is posted as JSON: a receiver named webhook beside those of the file.")
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
                    "Longest wait between two attempts while a receiver, any of them, is down.")
            .define(
                    RECEIVERS_FILE,
                    Type.STRING,
                    "",
                    Importance.HIGH,
                    "Who is told of which alerts, and how (docs/notifying.md); read again when it changes. Empty: nobody.")
            .define(
                    RECEIVERS_INTERVAL_MS,
                    Type.LONG,
                    5_000L,
                    Range.between(100, 600_000),
                    Importance.LOW,
                    "How often the file of receivers is looked at.")
            .define(
                    RECEIVERS_LOOK_BACK_MS,
                    Type.LONG,
                    3_600_000L,
                    Range.between(0, 2_592_000_000L),
                    Importance.LOW,
                    "How old the events may be that a receiver which is new is told first.")
            .define(
                    RULES_FILE,
                    Type.STRING,
                    "",
                    Importance.HIGH,
                    "What decides whether something is an alert (docs/detection.md), in YAML; read again when it changes. Empty:"
                            + " the defaults.")
            .define(
                    RULES_INTERVAL_MS,
                    Type.LONG,
                    5_000L,
                    Range.between(100, 600_000),
                    Importance.LOW,
                    "How often the file of rules is looked at.")
            .define(
                    LINK_DASHBOARD,
                    Type.STRING,
                    "",
                    ConfigDef.LambdaValidator.with(AlertsSettings::checkLink, () -> "empty, or http(s)://..."),
                    Importance.MEDIUM,
                    "Address in messages where the node is shown; " + LINK_GAPS + ".")
            .define(
                    LINK_EXPLAIN,
                    Type.STRING,
                    "",
                    ConfigDef.LambdaValidator.with(AlertsSettings::checkLink, () -> "empty, or http(s)://..."),
                    Importance.MEDIUM,
                    "Address in messages where the evidence is shown; " + LINK_GAPS + ".")
            .define(
                    HISTORY_MAX,
                    Type.INT,
                    20_000,
                    Range.between(1, 10_000_000),
                    Importance.MEDIUM,
                    "Alerts that have ended which `/v1/alerts` knows, the latest; some 4 KiB each. Those that fire are all known.")
            .define(
                    STREAM_EVENTS_MAX,
                    Type.INT,
                    10_000,
                    Range.between(10, 1_000_000),
                    Importance.LOW,
                    "Latest events kept for those who follow `/v1/alerts/stream` and come back; some 0.5 KiB each.")
            .define(
                    STREAM_CLIENTS_MAX,
                    Type.INT,
                    64,
                    Range.between(1, 1_024),
                    Importance.LOW,
                    "Who may follow `/v1/alerts/stream` at once; a thread each.")
            .define(
                    STREAM_HEARTBEAT_MS,
                    Type.LONG,
                    10_000L,
                    Range.between(50, 600_000),
                    Importance.LOW,
                    "Longest time without a word to those who follow.")
            .define(
                    STREAM_PATIENCE_MS,
                    Type.LONG,
                    30_000L,
                    Range.between(50, 600_000),
                    Importance.LOW,
                    "How long one who follows may leave what is sent to him unread, before he is cut off; longer than the heartbeat.");

    public AlertsSettings {
        Objects.requireNonNull(webhook, "webhook");
        Objects.requireNonNull(webhookTimeout, "webhookTimeout");
        Objects.requireNonNull(retryLongest, "retryLongest");
        Objects.requireNonNull(receiversFile, "receiversFile");
        Objects.requireNonNull(receiversInterval, "receiversInterval");
        Objects.requireNonNull(rulesFile, "rulesFile");
        Objects.requireNonNull(rulesInterval, "rulesInterval");
        Objects.requireNonNull(lookBack, "lookBack");
        Objects.requireNonNull(links, "links");
        Objects.requireNonNull(commitInterval, "commitInterval");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, is " + threads);
        }
    }

    static AlertsSettings from(Settings settings) {
        return new AlertsSettings(
                settings.integer(THREADS),
                settings.duration(COMMIT_INTERVAL_MS),
                settings.optionalString(WEBHOOK_URL).map(URI::create),
                settings.duration(WEBHOOK_TIMEOUT_MS),
                settings.duration(WEBHOOK_RETRY_LONGEST_MS),
                settings.optionalString(RECEIVERS_FILE).map(Path::of),
                settings.duration(RECEIVERS_INTERVAL_MS),
                settings.optionalString(RULES_FILE).map(Path::of),
                settings.duration(RULES_INTERVAL_MS),
                settings.duration(RECEIVERS_LOOK_BACK_MS),
                new Links(settings.optionalString(LINK_DASHBOARD), settings.optionalString(LINK_EXPLAIN)));
    }

    private static void checkUrl(String name, Object value) {
        String url = (String) value;
        if (url == null || url.isEmpty()) {
            return;
        }
        ReceiverTypes.checkAddress(name, url);
    }

    private static void checkLink(String name, Object value) {
        String template = (String) value;
        if (template == null || template.isEmpty()) {
            return;
        }
        try {
            Links.check(template);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, e.getMessage());
        }
    }
}
