package org.industrymonitor.platform.reconcile;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.streams.MonitoringTopology;
import org.industrymonitor.streams.gauge.NodeMeters;
import org.industrymonitor.streams.imputation.ImputationStores;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.Retention;
import org.industrymonitor.streams.statement.StatementMeters;
import org.industrymonitor.streams.statement.StatementStores;

/** The production topology, driven record by record; all it read and wrote is kept, for the oracle to judge. */
final class DrivenTopology implements Recipient, AutoCloseable {

    /** Longer than any chronicle: nothing is refused for its age. */
    private static final Retention RETENTION = new Retention(3_660, 3_660);

    private static final Duration GRACE = Duration.ofMinutes(10);

    /** Longer than the processors' ticks. */
    private static final Duration PAUSE = Duration.ofMillis(1_100);

    private static final Instant BEGINNING = Instant.parse("2025-03-01T00:00:00Z");

    private final Path stateDir;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> registry;
    private final TestInputTopic<String, byte[]> readings;
    private final TestOutputTopic<String, byte[]> aggregates;
    private final TestOutputTopic<String, byte[]> accounts;

    private final Received received = new Received(BEGINNING);
    private final List<Aggregate> publishedAggregates = new ArrayList<>();
    private final List<Account> publishedAccounts = new ArrayList<>();
    private final Imputation imputation;
    private Instant wallClock = BEGINNING;

    /** Without imputation. */
    DrivenTopology(int liveObjects) {
        this(liveObjects, 0);
    }

    /**
     * @param liveObjects how many enterprises and nodes are kept decoded: few, so that many are read back
     * @param mostImputed missing periods in a row that are imputed
     */
    DrivenTopology(int liveObjects, int mostImputed) {
        imputation = new Imputation(mostImputed, GRACE);
        stateDir = newStateDir();
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "driven-topology");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(topology(liveObjects, mostImputed), properties, BEGINNING);
        registry = input(Topic.REGISTRY);
        readings = input(Topic.READINGS);
        aggregates = output(Topic.AGGREGATES);
        accounts = output(Topic.ACCOUNTS);
    }

    private static Topology topology(int liveObjects, int mostImputed) {
        StatementMeters meters = new StatementMeters(new SimpleMeterRegistry());
        StatementStores statements = new StatementStores(RETENTION, mostImputed, liveObjects, meters);
        NodeStores nodes = new NodeStores(
                GRACE, Duration.ZERO, Duration.ZERO, liveObjects, new NodeMeters(new SimpleMeterRegistry()));
        return mostImputed == 0
                ? MonitoringTopology.of(statements, nodes)
                : MonitoringTopology.of(statements, new ImputationStores(mostImputed, GRACE, liveObjects), nodes);
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<String, byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void register(RegistryRecord entry) {
        received.register(entry);
        registry.pipeInput(entry.key(), Codecs.REGISTRY.encode(entry), received.now());
    }

    @Override
    public void strikeOff(String enterprise) {
        received.strikeOff(enterprise);
        registry.pipeInput(Received.keyOf(enterprise), null, received.now());
    }

    @Override
    public void state(Reading reading) {
        received.state(reading);
        readings.pipeInput(reading.subject(), Codecs.READING.encode(reading), received.now());
    }

    @Override
    public void pause(Duration time) {
        received.pause(time);
        settle(time);
    }

    private void settle(Duration time) {
        driver.advanceWallClockTime(time.plus(PAUSE));
        wallClock = wallClock.plus(time).plus(PAUSE);
        aggregates.readValuesToList().forEach(value -> publishedAggregates.add(Codecs.AGGREGATE.decode(value)));
        accounts.readValuesToList().forEach(value -> publishedAccounts.add(Codecs.ACCOUNT.decode(value)));
    }

    /** All aggregates that were published, in order. */
    List<Aggregate> aggregates() {
        return publishedAggregates;
    }

    /** Likewise the accounts. */
    List<Account> accounts() {
        return publishedAccounts;
    }

    /** Settles, and compares all that was published with what the oracle makes of the same records. */
    ReconcileReport reconcile() {
        settle(Duration.ZERO);
        return reconcile(publishedAggregates, publishedAccounts);
    }

    /** Compares these with what the oracle makes of the records read. */
    ReconcileReport reconcile(List<Aggregate> aggregatesInOrder, List<Account> accountsInOrder) {
        Published said = new Published();
        aggregatesInOrder.forEach(aggregate -> said.add(0, aggregate));
        accountsInOrder.forEach(account -> said.add(0, account));
        return new Comparison(received.oracle(imputation), said, wallClock)
                .run(received.readings().size(), 0);
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
