package org.industrymonitor.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.StreamsApplication;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;

/** Puts the detection together from settings. Telling of alerts is {@link NotifierService}'s. */
public final class AlertsService {

    /** Application id: consumer group, and start of the names of internal topics. */
    public static final String APPLICATION_ID = "monitoring-alerts";

    private AlertsService() {}

    /**
     * The detection, not started.
     *
     * @param settings with {@link AlertsSettings#DEFINITION} among their definitions
     * @param rules in force; they may change
     */
    public static StreamsApplication of(
            Settings settings, Supplier<Rules> rules, Metrics metrics, FatalListener fatal) {
        return new StreamsApplication(topology(rules, metrics.registry()), properties(settings), metrics, fatal);
    }

    /** What it does, apart from where it runs. */
    public static Topology topology(Supplier<Rules> rules, MeterRegistry meters) {
        return new AlertsTopology(rules, new AlertMeters(meters)).build();
    }

    /** How it runs. */
    public static Properties properties(Settings settings) {
        Properties properties = new KafkaDefaults(settings).streams(APPLICATION_ID);
        AlertsSettings own = AlertsSettings.from(settings);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, own.threads());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, own.commitInterval().toMillis());
        // Each task reads one topic, so there is no order of topics to wait for. Waiting, even for no time at all, also
        // costs a formatted message per record (PartitionGroup.readyToProcess, 4.3.1).
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        return properties;
    }
}
