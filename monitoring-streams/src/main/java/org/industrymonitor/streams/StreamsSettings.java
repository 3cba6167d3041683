package org.industrymonitor.streams;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.industrymonitor.runtime.settings.Settings;

/**
 * What an operator may set of the aggregation.
 *
 * @param threads stream threads of this process
 * @param deltaInterval how long the deltas of groups are added up before they are sent to their nodes
 * @param emissionInterval a pane of a group is published at most once in it
 * @param liveObjects enterprises, and nodes, that each task keeps decoded
 */
public record StreamsSettings(int threads, Duration deltaInterval, Duration emissionInterval, int liveObjects) {

    public static final String HTTP_PORT = "streams.http.port";
    public static final String THREADS = "streams.threads";
    public static final String DELTA_INTERVAL_MS = "streams.delta.interval.ms";
    public static final String EMISSION_INTERVAL_MS = "streams.emission.interval.ms";
    public static final String LIVE_OBJECTS = "streams.live.objects";

    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    HTTP_PORT,
                    Type.INT,
                    8081,
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
                    DELTA_INTERVAL_MS,
                    Type.LONG,
                    200L,
                    Range.between(10, 60_000),
                    Importance.MEDIUM,
                    "How long the changes of groups are added up before they are sent on.")
            .define(
                    EMISSION_INTERVAL_MS,
                    Type.LONG,
                    1_000L,
                    Range.between(10, 600_000),
                    Importance.MEDIUM,
                    "A period of a group is published at most once in this time.")
            .define(
                    LIVE_OBJECTS,
                    Type.INT,
                    20_000,
                    Range.between(100, 10_000_000),
                    Importance.LOW,
                    "Enterprises, and groups, that each task keeps in memory; about 10 KiB each.");

    static StreamsSettings from(Settings settings) {
        return new StreamsSettings(
                settings.integer(THREADS),
                settings.duration(DELTA_INTERVAL_MS),
                settings.duration(EMISSION_INTERVAL_MS),
                settings.integer(LIVE_OBJECTS));
    }
}
