package org.industrymonitor.streams;

import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.io.File;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.StreamsApplication;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.streams.gauge.NodeMeters;
import org.industrymonitor.streams.imputation.ImputationStores;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.StatementMeters;
import org.industrymonitor.streams.statement.StatementStores;

/** Puts the aggregation together from settings. */
public final class StreamsService {

    /** Application id: consumer group, and start of the names of internal topics. */
    public static final String APPLICATION_ID = "monitoring-streams";

    private StreamsService() {}

    /**
     * The aggregation, not started.
     *
     * @param settings with {@link StreamsSettings#DEFINITION} among their definitions
     */
    public static StreamsApplication of(
            Settings settings, Metrics metrics, StatementMeters meters, FatalListener fatal) {
        StreamsSettings own = StreamsSettings.from(settings);
        Properties properties = new KafkaDefaults(settings).streams(APPLICATION_ID);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, own.threads());
        // What changes for nodes goes out with each commit, and so do their aggregates.
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, own.emissionInterval().toMillis());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, own.standbys());
        // A task need not wait for its registry: a reading that is too early is parked. Waiting, even for no time at
        // all, also costs a formatted message per record (PartitionGroup.readyToProcess, 4.3.1).
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        File state = new File(properties.getProperty(StreamsConfig.STATE_DIR_CONFIG));
        new DiskSpaceMetrics(state).bindTo(metrics.registry());
        NodeMeters nodes = new NodeMeters(metrics.registry());
        metrics.show(nodes.gauges());
        return new StreamsApplication(topology(own, meters, nodes), properties, metrics, fatal);
    }

    private static Topology topology(StreamsSettings own, StatementMeters meters, NodeMeters nodeMeters) {
        int most = own.mostImputed();
        StatementStores statements = new StatementStores(own.retention(), most, own.liveObjects(), meters);
        NodeStores nodes = new NodeStores(own.grace(), own.accountsInterval(), own.liveObjects(), nodeMeters);
        return most == 0
                ? MonitoringTopology.of(statements, nodes)
                : MonitoringTopology.of(statements, new ImputationStores(most, own.grace(), own.liveObjects()), nodes);
    }
}
