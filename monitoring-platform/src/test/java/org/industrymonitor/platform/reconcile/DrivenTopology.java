package org.industrymonitor.platform.reconcile;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.streams.MonitoringTopology;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.StatementMeters;
import org.industrymonitor.streams.statement.StatementStores;

/** The production topology, driven record by record; all it read and wrote is kept, for the oracle to judge. */
final class DrivenTopology implements AutoCloseable {

    private static final Duration DELTA_INTERVAL = Duration.ofMillis(200);
    private static final Duration EMISSION_INTERVAL = Duration.ofSeconds(1);
    private static final Instant BEGINNING = Instant.parse("2025-03-01T00:00:00Z");

    private final Path stateDir;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> registry;
    private final TestInputTopic<String, byte[]> readings;
    private final TestOutputTopic<String, byte[]> aggregates;

    private final Map<String, RegistryRecord> registered = new LinkedHashMap<>();
    private final List<Reading> stated = new ArrayList<>();
    private final List<Aggregate> published = new ArrayList<>();
    private Instant now = BEGINNING;

    /** @param liveObjects how many enterprises and nodes are kept decoded: few, so that many are read back */
    DrivenTopology(int liveObjects) {
        stateDir = newStateDir();
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "driven-topology");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                MonitoringTopology.of(
                        new StatementStores(
                                DELTA_INTERVAL, liveObjects, new StatementMeters(new SimpleMeterRegistry())),
                        new NodeStores(EMISSION_INTERVAL, liveObjects)),
                properties,
                BEGINNING);
        registry = input(Topic.REGISTRY);
        readings = input(Topic.READINGS);
        aggregates = driver.createOutputTopic(
                Topic.AGGREGATES.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    /** What follows is received so much later. */
    void receiveLater(Duration later) {
        now = now.plus(later);
    }

    void register(RegistryRecord entry) {
        registered.put(entry.key(), entry);
        registry.pipeInput(entry.key(), Codecs.REGISTRY.encode(entry), now);
    }

    /** Strikes an enterprise off the registry. */
    void strikeOff(String enterprise) {
        String key = "enterprise:" + enterprise;
        registered.remove(key);
        registry.pipeInput(key, null, now);
    }

    void state(Reading reading) {
        stated.add(reading.numbered(now.toEpochMilli()));
        readings.pipeInput(reading.subject(), Codecs.READING.encode(reading), now);
    }

    /** Lets the wall clock pass, so that what waits goes out. */
    void settle() {
        driver.advanceWallClockTime(DELTA_INTERVAL.plusMillis(1));
        driver.advanceWallClockTime(EMISSION_INTERVAL.plusMillis(1));
        aggregates.readValuesToList().forEach(value -> published.add(Codecs.AGGREGATE.decode(value)));
    }

    /** All that was published, in order. */
    List<Aggregate> published() {
        return published;
    }

    /** Settles, and compares all that was published with what the oracle makes of the same records. */
    ReconcileReport reconcile() {
        settle();
        return reconcile(published);
    }

    /** Compares these aggregates with what the oracle makes of the records read. */
    ReconcileReport reconcile(List<Aggregate> aggregatesInOrder) {
        Published said = new Published();
        aggregatesInOrder.forEach(aggregate -> said.add(0, aggregate));
        return new Comparison(oracle(), said).run(stated.size(), 0);
    }

    private BatchOracle oracle() {
        Reference reference = Reference.EMPTY;
        Map<String, EnterpriseEntry> enterprises = new HashMap<>();
        for (RegistryRecord entry : registered.values()) {
            reference = reference.with(entry);
            if (entry instanceof RegistryRecord.OfEnterprise enterprise) {
                enterprises.put(enterprise.enterprise().id(), enterprise.enterprise());
            }
        }
        BatchOracle oracle = new BatchOracle(reference, enterprises);
        stated.forEach(oracle::add);
        return oracle;
    }

    @Override
    public void close() {
        driver.close();
        try {
            Utils.delete(stateDir.toFile());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    /** A new one each time: what a run that was killed has left would not open. */
    private static Path newStateDir() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "driven-topology")), "");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
