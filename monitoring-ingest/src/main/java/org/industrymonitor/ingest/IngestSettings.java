package org.industrymonitor.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.industrymonitor.ingest.folder.FolderSettings;
import org.industrymonitor.ingest.mqtt.MqttSettings;
import org.industrymonitor.ingest.validate.ReadingValidator;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.runtime.settings.SettingsException;
import org.industrymonitor.runtime.settings.SettingsFault;

/**
 * The settings of the edge.
 *
 * @param unknownEnterprises whether readings of enterprises that are not registered are taken
 * @param bundledReference whether the bundled tables are published when there are none
 * @param futureTolerance how far a feed's clock may be ahead
 * @param pastTolerance how long ago a period may start
 * @param capacityPercent how much of its registered capacity an enterprise may report; 0 for any
 * @param recordMaxBytes larger records are refused
 * @param requestMaxBytes larger bodies of readings are turned away
 * @param streamMaxBytes larger bodies of readings that are taken in while they come are cut off
 * @param bodies how many bodies are read at once
 * @param fileMaxBytes larger files are turned away
 * @param inFlightMaxBytes bodies beyond this are turned away until others are acknowledged
 * @param ackTimeout how long a feed waits for Kafka
 * @param maxRefusals how many refusals an answer lists
 * @param minBytesPerSecond slower senders are let go of
 * @param memorySeries series of which the last figures are remembered, to tell odd ones
 * @param feedsFile who may speak; empty for anyone
 * @param feedsInterval how often that file is looked at
 */
public record IngestSettings(
        boolean unknownEnterprises,
        boolean bundledReference,
        Duration futureTolerance,
        Duration pastTolerance,
        int capacityPercent,
        int recordMaxBytes,
        long requestMaxBytes,
        long streamMaxBytes,
        int bodies,
        long fileMaxBytes,
        long inFlightMaxBytes,
        Duration ackTimeout,
        int maxRefusals,
        long minBytesPerSecond,
        int memorySeries,
        Optional<Path> feedsFile,
        Duration feedsInterval) {

    public static final String HTTP_PORT = "ingest.http.port";
    public static final String UNKNOWN_ENTERPRISE = "ingest.unknown.enterprise";
    public static final String REFERENCE_BUNDLED = "ingest.reference.bundled";
    public static final String FUTURE_TOLERANCE_MS = "ingest.future.tolerance.ms";
    public static final String PAST_TOLERANCE_DAYS = "ingest.past.tolerance.days";
    public static final String CAPACITY_PERCENT = "ingest.capacity.percent";
    public static final String STREAM_MAX_BYTES = "ingest.stream.max.bytes";
    public static final String MIN_BYTES_PER_SECOND = "ingest.min.bytes.per.second";
    public static final String MEMORY_SERIES = "ingest.memory.series";
    public static final String FEEDS_FILE = "ingest.feeds.file";
    public static final String FEEDS_INTERVAL_MS = "ingest.feeds.interval.ms";
    public static final String RECORD_MAX_BYTES = "ingest.record.max.bytes";
    public static final String FILE_MAX_BYTES = "ingest.file.max.bytes";
    public static final String INFLIGHT_MAX_BYTES = "ingest.inflight.max.bytes";
    public static final String ACK_TIMEOUT_MS = "ingest.ack.timeout.ms";
    public static final String ANSWER_REFUSALS_MAX = "ingest.answer.refusals.max";

    /** The keys of this module. */
    public static final ConfigDef DEFINITION = MqttSettings.define(FolderSettings.define(new ConfigDef()))
            .define(
                    HTTP_PORT,
                    Type.INT,
                    8080,
                    Range.between(0, 65_535),
                    Importance.HIGH,
                    "Port of the ingest role; 0 for any free one.")
            .define(
                    UNKNOWN_ENTERPRISE,
                    Type.STRING,
                    "refuse",
                    ValidString.in("refuse", "accept"),
                    Importance.MEDIUM,
                    "What becomes of readings of enterprises that are not registered.")
            .define(
                    REFERENCE_BUNDLED,
                    Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether the bundled sectors, regions and items are published when Kafka has none.")
            .define(
                    FUTURE_TOLERANCE_MS,
                    Type.LONG,
                    300_000L,
                    Range.atLeast(0),
                    Importance.LOW,
                    "How far in the future a period may start.")
            .define(
                    PAST_TOLERANCE_DAYS,
                    Type.INT,
                    36_600,
                    Range.between(1, 366_000),
                    Importance.LOW,
                    "How long ago a period may start.")
            .define(
                    CAPACITY_PERCENT,
                    Type.INT,
                    200,
                    Range.between(0, 100_000),
                    Importance.LOW,
                    "How much of its registered capacity an enterprise may report; 0 for any.")
            .define(
                    STREAM_MAX_BYTES,
                    Type.LONG,
                    4L << 30,
                    Range.atLeast(1 << 10),
                    Importance.LOW,
                    "Largest body of CSV or NDJSON, which is taken in while it comes, after decompression.")
            .define(
                    MIN_BYTES_PER_SECOND,
                    Type.LONG,
                    256L,
                    Range.atLeast(0),
                    Importance.LOW,
                    "Senders who are slower, beyond five seconds of waiting for them, are told 408; 0 for any.")
            .define(
                    MEMORY_SERIES,
                    Type.INT,
                    262_144,
                    Range.between(1_024, 16 << 20),
                    Importance.LOW,
                    "Series whose last figures are remembered, to tell odd ones; 48 bytes each.")
            .define(
                    FEEDS_FILE,
                    Type.STRING,
                    "",
                    Importance.HIGH,
                    "File of the feeds that may speak, and for whom; empty: anyone for everyone.")
            .define(
                    FEEDS_INTERVAL_MS,
                    Type.LONG,
                    2_000L,
                    Range.between(10, 3_600_000),
                    Importance.LOW,
                    "How often that file is looked at; a token taken out of it is good for so long.")
            .define(
                    RECORD_MAX_BYTES,
                    Type.INT,
                    64 << 10,
                    Range.between(256, 512 << 10),
                    Importance.LOW,
                    "Largest record (CSV line, JSON object) that is taken.")
            .define(
                    FILE_MAX_BYTES,
                    Type.LONG,
                    128L << 20,
                    Range.between(1 << 10, 1 << 30),
                    Importance.LOW,
                    "Largest registry, calendar or reference file that is taken.")
            .define(
                    INFLIGHT_MAX_BYTES,
                    Type.LONG,
                    64L << 20,
                    Range.atLeast(1 << 10),
                    Importance.MEDIUM,
                    "Bytes that may wait for Kafka; beyond, feeds are told 429 and when to come again.")
            .define(
                    ACK_TIMEOUT_MS,
                    Type.LONG,
                    15_000L,
                    Range.between(100, 600_000),
                    Importance.MEDIUM,
                    "How long a feed waits for Kafka before it is told 503.")
            .define(
                    ANSWER_REFUSALS_MAX,
                    Type.INT,
                    1_000,
                    Range.between(0, 100_000),
                    Importance.LOW,
                    "How many refusals an answer lists; all are counted and kept in the dead letters.");

    /**
     * From checked settings.
     *
     * @throws SettingsException if they contradict each other
     */
    public static IngestSettings from(Settings settings) {
        long request = settings.longInteger(CommonSettings.HTTP_REQUEST_MAX_BYTES);
        long inFlight = settings.longInteger(INFLIGHT_MAX_BYTES);
        if (inFlight < request) {
            throw new SettingsException(List.of(new SettingsFault(
                    INFLIGHT_MAX_BYTES,
                    "settings",
                    Long.toString(inFlight),
                    "must be at least " + CommonSettings.HTTP_REQUEST_MAX_BYTES + " = " + request)));
        }
        return new IngestSettings(
                settings.string(UNKNOWN_ENTERPRISE).equals("accept"),
                settings.flag(REFERENCE_BUNDLED),
                settings.duration(FUTURE_TOLERANCE_MS),
                Duration.ofDays(settings.integer(PAST_TOLERANCE_DAYS)),
                settings.integer(CAPACITY_PERCENT),
                settings.integer(RECORD_MAX_BYTES),
                request,
                settings.longInteger(STREAM_MAX_BYTES),
                settings.integer(CommonSettings.HTTP_THREADS) / 2,
                settings.longInteger(FILE_MAX_BYTES),
                inFlight,
                settings.duration(ACK_TIMEOUT_MS),
                settings.integer(ANSWER_REFUSALS_MAX),
                settings.longInteger(MIN_BYTES_PER_SECOND),
                settings.integer(MEMORY_SERIES),
                Optional.of(settings.string(FEEDS_FILE))
                        .filter(file -> !file.isBlank())
                        .map(Path::of),
                settings.duration(FEEDS_INTERVAL_MS));
    }

    ReadingValidator.Bounds bounds() {
        return new ReadingValidator.Bounds(unknownEnterprises, futureTolerance, pastTolerance, capacityPercent);
    }
}
