package org.industrymonitor.ingest;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
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
 * @param recordMaxBytes larger records are refused
 * @param requestMaxBytes larger bodies of readings are turned away
 * @param fileMaxBytes larger files are turned away
 * @param inFlightMaxBytes bodies beyond this are turned away until others are acknowledged
 * @param ackTimeout how long a feed waits for Kafka
 * @param maxRefusals how many refusals an answer lists
 */
public record IngestSettings(
        boolean unknownEnterprises,
        boolean bundledReference,
        Duration futureTolerance,
        int recordMaxBytes,
        long requestMaxBytes,
        long fileMaxBytes,
        long inFlightMaxBytes,
        Duration ackTimeout,
        int maxRefusals) {

    public static final String HTTP_PORT = "ingest.http.port";
    public static final String UNKNOWN_ENTERPRISE = "ingest.unknown.enterprise";
    public static final String REFERENCE_BUNDLED = "ingest.reference.bundled";
    public static final String FUTURE_TOLERANCE_MS = "ingest.future.tolerance.ms";
    public static final String RECORD_MAX_BYTES = "ingest.record.max.bytes";
    public static final String FILE_MAX_BYTES = "ingest.file.max.bytes";
    public static final String INFLIGHT_MAX_BYTES = "ingest.inflight.max.bytes";
    public static final String ACK_TIMEOUT_MS = "ingest.ack.timeout.ms";
    public static final String ANSWER_REFUSALS_MAX = "ingest.answer.refusals.max";

    /** The keys of this module. */
    public static final ConfigDef DEFINITION = new ConfigDef()
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
                settings.integer(RECORD_MAX_BYTES),
                request,
                settings.longInteger(FILE_MAX_BYTES),
                inFlight,
                settings.duration(ACK_TIMEOUT_MS),
                settings.integer(ANSWER_REFUSALS_MAX));
    }
}
