package org.industrymonitor.runtime.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.industrymonitor.runtime.lifecycle.FatalListener;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.lifecycle.Service;
import org.industrymonitor.runtime.metrics.MeterBinding;
import org.industrymonitor.runtime.metrics.Metrics;

/** Runs a topology in this process, under its application id. */
public final class StreamsApplication implements Service {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final Topology topology;
    private final Properties properties;
    private final Metrics metrics;
    private final FatalListener fatal;
    private final StalledThreads stalled;

    private KafkaStreams streams;
    private MeterBinding binding;

    /**
     * @param properties of {@link KafkaDefaults#streams}
     * @param fatal told when a stream thread has died of an error that no retry mends
     */
    public StreamsApplication(Topology topology, Properties properties, Metrics metrics, FatalListener fatal) {
        this.topology = topology;
        this.properties = properties;
        this.metrics = metrics;
        this.fatal = fatal;
        this.stalled = new StalledThreads(name(), InstantSource.system(), metrics.registry());
        Path state = Path.of(properties.getProperty(StreamsConfig.STATE_DIR_CONFIG), name());
        new StateSize(state, name()).bindTo(metrics.registry());
    }

    @Override
    public String name() {
        return properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    @Override
    public synchronized void start() {
        streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(cause -> {
            if (stalled.isReplaceable(cause)) {
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            fatal.failed(name(), cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        binding = metrics.bind(streams, name());
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

    /**
     * Where the active task runs that holds a key, and its partition.
     *
     * @param store of keys that are texts in UTF-8, partitioned by Kafka's own rule
     * @return empty before the start and while partitions are being assigned
     */
    public Optional<KeyQueryMetadata> owner(String store, String key) {
        KafkaStreams running = runningStreams();
        if (running == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(running.queryMetadataForKey(store, key, new StringSerializer()))
                    .filter(owner -> !owner.equals(KeyQueryMetadata.NOT_AVAILABLE));
        } catch (InvalidStateStoreException notRunning) {
            return Optional.empty();
        }
    }

    private synchronized KafkaStreams runningStreams() {
        return streams;
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
