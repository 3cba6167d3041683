package org.industrymonitor.streams;

import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.io.File;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.HostInfo;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.kafka.StreamsApplication;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.streams.gauge.NodeMeters;
import org.industrymonitor.streams.imputation.ImputationStores;
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.inquiry.Subtopology;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.StatementMeters;
import org.industrymonitor.streams.statement.StatementStores;
import org.industrymonitor.streams.web.AggregatesApi;
import org.industrymonitor.streams.web.Owners;

/** Puts the aggregation together from settings. */
public final class StreamsService {

    /** Application id: consumer group, and start of the names of internal topics. */
    public static final String APPLICATION_ID = "monitoring-streams";

    /** End of the name of a process that has not said where it listens; no such name leads anywhere (RFC 2606). */
    private static final String UNADVERTISED = ".invalid";

    /** How long a reader waits for a task. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private StreamsService() {}

    /**
     * The aggregation, not started.
     *
     * @param settings with {@link StreamsSettings#DEFINITION} among their definitions
     * @param desks where questions to its tasks are handed in
     */
    public static StreamsApplication of(
            Settings settings, Metrics metrics, StatementMeters meters, Desks desks, FatalListener fatal) {
        StreamsSettings own = StreamsSettings.from(settings);
        Properties properties = new KafkaDefaults(settings).streams(APPLICATION_ID);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, own.threads());
        // Tasks that keep up ask for commits sooner.
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, own.emissionInterval().toMillis());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, own.standbys());
        // A task need not wait for its registry: a reading that is too early is parked. Waiting, even for no time at
        // all, also costs a formatted message per record (PartitionGroup.readyToProcess, 4.3.1).
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // Without any address Streams does not even say which partition holds a key
        properties.put(
                StreamsConfig.APPLICATION_SERVER_CONFIG,
                settings.optionalString(StreamsSettings.HTTP_ADVERTISED)
                        .orElseGet(() -> UUID.randomUUID() + UNADVERTISED + ":1"));
        File state = new File(properties.getProperty(StreamsConfig.STATE_DIR_CONFIG));
        new DiskSpaceMetrics(state).bindTo(metrics.registry());
        NodeMeters nodes = new NodeMeters(metrics.registry());
        metrics.show(nodes.gauges());
        return new StreamsApplication(topology(own, meters, nodes, desks), properties, metrics, fatal);
    }

    /**
     * Aggregates over HTTP, not started.
     *
     * @param streams what {@link #of} gave with the same settings and desks
     */
    public static AggregatesApi reading(
            Settings settings,
            StreamsApplication streams,
            Desks desks,
            Readers readers,
            Metrics metrics,
            FatalListener fatal) {
        KafkaDefaults kafka = new KafkaDefaults(settings);
        return new AggregatesApi(
                desks,
                node -> owner(streams, node),
                () -> new KafkaConsumer<>(kafka.consumer(APPLICATION_ID + "-trees")),
                readers,
                settings.optionalString(CommonSettings.HTTP_TLS_CERTIFICATE).isPresent(),
                PATIENCE,
                metrics,
                fatal);
    }

    private static Optional<Owners.Owner> owner(StreamsApplication streams, NodeId node) {
        Subtopology subtopology = Subtopology.of(node);
        String store = subtopology == Subtopology.STATEMENTS ? StatementStores.ENTERPRISES : NodeStores.NODES;
        return streams.owner(store, subtopology.key(node))
                .map(owner -> new Owners.Owner(owner.partition(), address(owner.activeHost())));
    }

    private static Optional<String> address(HostInfo host) {
        return host.host().endsWith(UNADVERTISED) || host.equals(HostInfo.unavailable())
                ? Optional.empty()
                : Optional.of(host.host() + ":" + host.port());
    }

    private static Topology topology(StreamsSettings own, StatementMeters meters, NodeMeters nodeMeters, Desks desks) {
        int most = own.mostImputed();
        StatementStores statements = new StatementStores(own.retention(), most, own.liveObjects(), meters, desks);
        NodeStores nodes = new NodeStores(
                own.grace(), own.emissionInterval(), own.accountsInterval(), own.liveObjects(), nodeMeters, desks);
        return most == 0
                ? MonitoringTopology.of(statements, nodes)
                : MonitoringTopology.of(statements, new ImputationStores(most, own.grace(), own.liveObjects()), nodes);
    }
}
