package org.industrymonitor.streams;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.Outcome;
import org.industrymonitor.streams.statement.StatementMeters;
import org.industrymonitor.streams.statement.StatementStores;

/** The real topology, driven record by record, and what it has published so far. */
final class Province implements AutoCloseable {

    private static final Instant RECEIVED = Instant.parse("2020-06-01T00:00:00Z");

    private static final Period ANY_PERIOD = new Period(PeriodLength.P1D, Instant.EPOCH);

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> registry;
    private final TestInputTopic<String, byte[]> readings;
    private final TestOutputTopic<String, byte[]> aggregates;
    private final TestOutputTopic<String, byte[]> deadLetters;
    private final StatementMeters meters = new StatementMeters(new SimpleMeterRegistry());

    /** Last record of each key, and last record of each node. */
    private final Map<String, Aggregate> panes = new TreeMap<>();

    private final Map<String, Aggregate> newest = new TreeMap<>();
    private long published;

    Province(Path stateDir) {
        this(stateDir, 10_000);
    }

    Province(Path stateDir, int liveObjects) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "province-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                MonitoringTopology.of(
                        new StatementStores(Duration.ofMillis(200), liveObjects, meters),
                        new NodeStores(Duration.ofSeconds(1), liveObjects)),
                properties,
                RECEIVED);
        registry = driver.createInputTopic(
                Topic.REGISTRY.topicName(), new StringSerializer(), new ByteArraySerializer(), RECEIVED, Duration.ZERO);
        readings = driver.createInputTopic(
                Topic.READINGS.topicName(), new StringSerializer(), new ByteArraySerializer(), RECEIVED, Duration.ZERO);
        aggregates = driver.createOutputTopic(
                Topic.AGGREGATES.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
        deadLetters = driver.createOutputTopic(
                Topic.DEAD_LETTERS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    Province register(List<RegistryRecord> entries) {
        entries.forEach(entry -> registry.pipeInput(entry.key(), Codecs.REGISTRY.encode(entry)));
        return this;
    }

    Province register(RegistryRecord... entries) {
        return register(List.of(entries));
    }

    Province read(Reading... all) {
        for (Reading reading : all) {
            readings.pipeInput(reading.subject(), Codecs.READING.encode(reading));
        }
        return this;
    }

    Province readBytes(String key, byte[] bytes) {
        readings.pipeInput(key, bytes);
        return this;
    }

    /** Lets the wall clock pass, so that what waits goes out. */
    Province settle() {
        driver.advanceWallClockTime(Duration.ofMillis(300));
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        for (TestRecord<String, byte[]> record : aggregates.readRecordsToList()) {
            Aggregate aggregate = Codecs.AGGREGATE.decode(record.value());
            panes.put(record.key(), aggregate);
            newest.put(aggregate.node().toString(), aggregate);
            published++;
        }
        return this;
    }

    /** The final panes by key. */
    Map<String, Aggregate> panes() {
        return panes;
    }

    /** The last aggregate of the node. */
    Aggregate newest(String node) {
        return newest.get(node);
    }

    /** Aggregates published so far. */
    long published() {
        return published;
    }

    /** What a consumer knows in the end, as bytes: the totals of every pane, the windows of every node. */
    Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        panes.forEach((key, last) ->
                state.put(key, bytes(new Aggregate(last.node(), last.period(), last.pane(), Instant.EPOCH, Map.of()))));
        newest.forEach((node, last) ->
                state.put(node, bytes(new Aggregate(last.node(), ANY_PERIOD, List.of(), last.asOf(), last.windows()))));
        return state;
    }

    private static String bytes(Aggregate aggregate) {
        return HexFormat.of().formatHex(Codecs.AGGREGATE.encode(aggregate));
    }

    List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList().stream()
                .map(Codecs.DEAD_LETTER::decode)
                .toList();
    }

    long count(Outcome outcome) {
        return meters.count(outcome);
    }

    @Override
    public void close() {
        driver.close();
    }
}
