package org.industrymonitor.streams;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.streams.statement.Retention;

/**
 * What an operator may set of the aggregation.
 *
 * @param threads stream threads of this process
 * @param emissionInterval a node is published at most once in it
 * @param accountsInterval accounts are published at most once in it
 * @param grace how long after a period ends its figures are waited for
 * @param retention how far back readings are taken
 * @param mostImputed periods in a row that are imputed; 0 for none
 * @param standbys copies of the state kept ready on other processes
 * @param liveObjects enterprises, and nodes, that each task keeps decoded
 */
public record StreamsSettings(
        int threads,
        Duration emissionInterval,
        Duration accountsInterval,
        Duration grace,
        Retention retention,
        int mostImputed,
        int standbys,
        int liveObjects) {

    public static final String HTTP_PORT = "streams.http.port";
    public static final String HTTP_ADVERTISED = "streams.http.advertised";
    public static final String THREADS = "streams.threads";
    public static final String EMISSION_INTERVAL_MS = "streams.emission.interval.ms";
    public static final String ACCOUNTS_INTERVAL_MS = "streams.accounts.interval.ms";
    public static final String GRACE_MS = "streams.completion.grace.ms";
    public static final String RETENTION_DAYS = "streams.retention.days";
    public static final String RETENTION_LONG_DAYS = "streams.retention.long.days";
    public static final String IMPUTATION_MAX_PERIODS = "streams.imputation.max.periods";
    public static final String STANDBY_REPLICAS = "streams.standby.replicas";
    public static final String LIVE_OBJECTS = "streams.live.objects";

    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    HTTP_PORT,
                    Type.INT,
                    8081,
                    Range.between(0, 65535),
                    Importance.HIGH,
                    "Port of aggregates, metrics and health; 0 for a free one.")
            .define(
                    HTTP_ADVERTISED,
                    Type.STRING,
                    "",
                    ConfigDef.LambdaValidator.with(StreamsSettings::checkAddress, () -> "empty, or host:port"),
                    Importance.MEDIUM,
                    "Where other processes of the role reach this one, `host:port`, to pass on questions about aggregates that it"
                            + " holds; empty: they do not.")
            .define(
                    THREADS,
                    Type.INT,
                    1,
                    Range.between(1, 256),
                    Importance.HIGH,
                    "Stream threads of this process: for a large province one for each core; more than there are partitions are idle.")
            .define(
                    EMISSION_INTERVAL_MS,
                    Type.LONG,
                    1_000L,
                    Range.between(10, 600_000),
                    Importance.MEDIUM,
                    "A group is published at most once in this time, and at once when it was not in the last. The process commits as often, and up to five times a second"
                            + " while it keeps up and commits are quick.")
            .define(
                    ACCOUNTS_INTERVAL_MS,
                    Type.LONG,
                    10_000L,
                    Range.between(0, 86_400_000L),
                    Importance.MEDIUM,
                    "Accounts (hours, days, months, years of groups) are published at most once in this time.")
            .define(
                    GRACE_MS,
                    Type.LONG,
                    600_000L,
                    Range.between(0, 2_678_400_000L),
                    Importance.MEDIUM,
                    "How long after a period ends its figures are waited for, before groups are published as complete.")
            .define(
                    RETENTION_DAYS,
                    Type.INT,
                    400,
                    Range.between(1, 3_660),
                    Importance.MEDIUM,
                    "Readings of periods within the day are taken up to so long before the newest of their enterprise.")
            .define(
                    RETENTION_LONG_DAYS,
                    Type.INT,
                    3_660,
                    Range.between(1, 36_600),
                    Importance.MEDIUM,
                    "The same, of days and months.")
            .define(
                    IMPUTATION_MAX_PERIODS,
                    Type.INT,
                    0,
                    Range.between(0, 12),
                    Importance.MEDIUM,
                    "So many missing figures in a row are estimated by the movement of the others in the cell; 0 for none."
                            + " To change it, reset the application and let it read anew.")
            .define(
                    STANDBY_REPLICAS,
                    Type.INT,
                    0,
                    Range.between(0, 9),
                    Importance.MEDIUM,
                    "Copies of the state that other processes keep ready to take over; 1 in production.")
            .define(
                    LIVE_OBJECTS,
                    Type.INT,
                    20_000,
                    Range.between(100, 10_000_000),
                    Importance.LOW,
                    "Enterprises, and groups, that each task keeps in memory; about 5 KiB each.");

    private static void checkAddress(String name, Object value) {
        String address = (String) value;
        if (address != null
                && !address.isEmpty()
                && !address.matches("(?:[A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+]):[0-9]{1,5}")) {
            throw new ConfigException(name, value, "must be host:port");
        }
    }

    static StreamsSettings from(Settings settings) {
        return new StreamsSettings(
                settings.integer(THREADS),
                settings.duration(EMISSION_INTERVAL_MS),
                settings.duration(ACCOUNTS_INTERVAL_MS),
                settings.duration(GRACE_MS),
                new Retention(settings.integer(RETENTION_DAYS), settings.integer(RETENTION_LONG_DAYS)),
                settings.integer(IMPUTATION_MAX_PERIODS),
                settings.integer(STANDBY_REPLICAS),
                settings.integer(LIVE_OBJECTS));
    }
}
