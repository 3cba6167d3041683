package org.industrymonitor.streams;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.MeterBinding;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.StatementMeters;
import org.industrymonitor.streams.statement.StatementStores;

/** Runs the topology in this process. */
public final class StreamsService implements Service {

    /** Application id: consumer group, and start of the names of internal topics. */
    public static final String APPLICATION_ID = "monitoring-streams";

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final Metrics metrics;
    private final FatalListener fatal;
    private final Properties properties;
    private final Topology topology;
    private final StatementMeters meters;

    private KafkaStreams streams;
    private MeterBinding binding;

    /**
     * @param fatal told when a stream thread has died of an error that no retry mends
     */
    public StreamsService(Settings settings, Metrics metrics, FatalListener fatal) {
        this.metrics = metrics;
        this.fatal = fatal;
        StreamsSettings own = StreamsSettings.from(settings);
        properties = new KafkaDefaults(settings).streams(APPLICATION_ID);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, own.threads());
        // A task need not wait for its registry: a reading that is too early is parked. Waiting, even for no time at
        // all, also costs a formatted message per record (PartitionGroup.readyToProcess, 4.3.1).
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        meters = new StatementMeters(metrics.registry());
        topology = MonitoringTopology.of(
                new StatementStores(own.deltaInterval(), own.liveObjects(), meters),
                new NodeStores(own.emissionInterval(), own.liveObjects()));
    }

    @Override
    public String name() {
        return APPLICATION_ID;
    }

    /** Counts of what readings changed, since this process started. */
    public StatementMeters meters() {
        return meters;
    }

    @Override
    public synchronized void start() {
        streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(cause -> {
            fatal.failed(name(), cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        binding = metrics.bind(streams, "streams");
        streams.start();
    }

    @Override
    public synchronized Health health() {
        if (streams == null) {
            return Health.starting("not started");
        }
        return switch (streams.state()) {
            case RUNNING -> Health.up();
            case CREATED, REBALANCING -> Health.starting("partitions are being assigned or state restored");
            default -> Health.down("streams are " + streams.state());
        };
    }

    @Override
    public synchronized void stop() {
        if (streams != null) {
            binding.close();
            if (!streams.close(CLOSE_TIMEOUT)) {
                throw new IllegalStateException("stream threads did not stop within " + CLOSE_TIMEOUT);
            }
        }
    }
}
