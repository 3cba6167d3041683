package org.industrymonitor.alerts;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.industrymonitor.alerts.detect.Tuning;
import org.industrymonitor.runtime.kafka.KafkaDefaults;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.MeterBinding;
import org.industrymonitor.runtime.metrics.Metrics;
import org.industrymonitor.runtime.settings.Settings;

/** Raises alerts from the published totals, in this process. Telling them is {@link NotifierService}'s. */
public final class AlertsService implements Service {

    /** Application id: consumer group, and start of the names of internal topics. */
    public static final String APPLICATION_ID = "monitoring-alerts";

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final Metrics metrics;
    private final FatalListener fatal;
    private final Properties properties;
    private final Topology topology;

    private KafkaStreams streams;
    private MeterBinding binding;

    /**
     * @param settings with {@link AlertsSettings#DEFINITION} among their definitions
     * @param fatal told when a stream thread has died of an error that no retry mends
     */
    public AlertsService(Settings settings, Metrics metrics, FatalListener fatal) {
        this.metrics = metrics;
        this.fatal = fatal;
        properties = new KafkaDefaults(settings).streams(APPLICATION_ID);
        properties.put(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                AlertsSettings.from(settings).threads());
        topology = new AlertsTopology(Tuning.DEFAULT, new AlertMeters(metrics.registry())).build();
    }

    @Override
    public String name() {
        return APPLICATION_ID;
    }

    @Override
    public synchronized void start() {
        streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(cause -> {
            fatal.failed(name(), cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        binding = metrics.bind(streams, "alerts");
        streams.start();
    }

    @Override
    public synchronized Health health() {
        if (streams == null) {
            return Health.starting("is not started");
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
