package org.industrymonitor.streams;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Origin;
import org.industrymonitor.runtime.store.WriteBehindStore;
import org.industrymonitor.streams.gauge.NodeMeters;
import org.industrymonitor.streams.imputation.ImputationStores;
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.node.NodeStores;
import org.industrymonitor.streams.statement.Outcome;
import org.industrymonitor.streams.statement.Retention;
import org.industrymonitor.streams.statement.StatementMeters;
import org.industrymonitor.streams.statement.StatementStores;

/** The real topology, driven record by record, and what a consumer of it knows. */
final class Province implements AutoCloseable {

    /** After all periods, unless a test says otherwise: no group waits for a figure. */
    static final Instant RECEIVED = Instant.parse("2023-06-01T00:00:00Z");

    static final Duration GRACE = Duration.ofMinutes(10);
    static final Retention RETENTION = new Retention(400, 3_660);

    private static final Period ANY_PERIOD = new Period(PeriodLength.P1D, Instant.EPOCH);

    /** Where questions to the tasks are handed in. */
    final Desks desks = new Desks();

    private final SimpleMeterRegistry measured = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> registry;
    private final TestInputTopic<String, byte[]> readings;
    private final Map<String, Integer> origins = new TreeMap<>();
    private final TestOutputTopic<String, byte[]> aggregates;
    private final TestOutputTopic<String, byte[]> accountRecords;
    private final TestOutputTopic<String, byte[]> deadLetters;
    private final StatementMeters meters = new StatementMeters(new SimpleMeterRegistry());

    /** Last record of each key. */
    private final Map<String, Aggregate> panes = new TreeMap<>();

    private final Map<String, Account> accounts = new TreeMap<>();

    /** Of each node, the last record that has the windows. */
    private final Map<String, Aggregate> newest = new TreeMap<>();

    private long published;

    Province(Path stateDir) {
        this(stateDir, 10_000, GRACE, RETENTION, RECEIVED);
    }

    /** @param interval in which a group is published at most once */
    Province(Path stateDir, Duration interval) {
        this(stateDir, 10_000, GRACE, RETENTION, 0, interval, RECEIVED);
    }

    /** Aggregates of groups whose latency was measured. */
    long latencies() {
        return measured.get("monitoring.streams.latency").timer().count();
    }

    /** @param now where the wall clock starts */
    Province(Path stateDir, int liveObjects, Duration grace, Retention retention, Instant now) {
        this(stateDir, liveObjects, grace, retention, 0, now);
    }

    /**
     * @param mostImputed periods in a row that are imputed
     * @param now where the wall clock starts
     */
    Province(Path stateDir, int liveObjects, Duration grace, Retention retention, int mostImputed, Instant now) {
        this(stateDir, liveObjects, grace, retention, mostImputed, Duration.ZERO, now);
    }

    private Province(
            Path stateDir,
            int liveObjects,
            Duration grace,
            Retention retention,
            int mostImputed,
            Duration interval,
            Instant now) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "province-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(
                topology(
                        new StatementStores(retention, mostImputed, liveObjects, meters, desks),
                        mostImputed == 0
                                ? Optional.empty()
                                : Optional.of(new ImputationStores(mostImputed, grace, liveObjects)),
                        new NodeStores(grace, interval, interval, liveObjects, new NodeMeters(measured), desks)),
                properties,
                now);
        registry = driver.createInputTopic(
                Topic.REGISTRY.topicName(), new StringSerializer(), new ByteArraySerializer(), RECEIVED, Duration.ZERO);
        readings = driver.createInputTopic(
                Topic.READINGS.topicName(), new StringSerializer(), new ByteArraySerializer(), RECEIVED, Duration.ZERO);
        aggregates = outputs(Topic.AGGREGATES);
        accountRecords = outputs(Topic.ACCOUNTS);
        deadLetters = outputs(Topic.DEAD_LETTERS);
    }

    private static Topology topology(
            StatementStores statements, Optional<ImputationStores> imputation, NodeStores nodes) {
        return imputation
                .map(cells -> MonitoringTopology.of(statements, cells, nodes))
                .orElseGet(() -> MonitoringTopology.of(statements, nodes));
    }

    private TestOutputTopic<String, byte[]> outputs(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    Province register(List<RegistryRecord> entries) {
        entries.forEach(entry -> registry.pipeInput(entry.key(), Codecs.REGISTRY.encode(entry)));
        return this;
    }

    Province register(RegistryRecord... entries) {
        return register(List.of(entries));
    }

    /** Takes an entry out of the registry. */
    Province remove(String key) {
        registry.pipeInput(key, null);
        return this;
    }

    Province read(List<Reading> all) {
        for (Reading reading : all) {
            readings.pipeInput(reading.subject(), Codecs.READING.encode(reading));
        }
        return this;
    }

    Province read(Reading... all) {
        return read(List.of(all));
    }

    Province readBytes(String key, byte[] bytes) {
        readings.pipeInput(key, bytes);
        return this;
    }

    /** Takes note of what was published. */
    Province settle() {
        for (TestRecord<String, byte[]> record : aggregates.readRecordsToList()) {
            Aggregate aggregate = Codecs.AGGREGATE.decode(record.value());
            panes.put(record.key(), aggregate);
            Header origin = record.headers().lastHeader(Origin.HEADER);
            if (origin != null) {
                origins.put(aggregate.node().toString(), Origin.decode(origin.value()));
            }
            if (aggregate.standing().isPresent()) {
                newest.put(aggregate.node().toString(), aggregate);
            }
            published++;
        }
        for (TestRecord<String, byte[]> record : accountRecords.readRecordsToList()) {
            accounts.put(record.key(), Codecs.ACCOUNT.decode(record.value()));
            published++;
        }
        return this;
    }

    /** Lets the wall clock go on, and takes note of what was published. */
    Province pass(Duration time) {
        driver.advanceWallClockTime(time);
        return settle();
    }

    /** The partition of the readings that each node's aggregates say they come from. */
    Map<String, Integer> origins() {
        return origins;
    }

    /** The final panes by key. */
    Map<String, Aggregate> panes() {
        return panes;
    }

    Aggregate pane(String node, PeriodLength length, Instant start) {
        return panes.get(Aggregate.key(node, length, start));
    }

    /** The last aggregate of the node that says where the windows stand. */
    Aggregate newest(String node) {
        return newest.get(node);
    }

    /** The final accounts by key. */
    Map<String, Account> accounts() {
        return accounts;
    }

    /** The account of a node; null when none was published. */
    Account account(String node, StretchKind kind, Instant start) {
        return accounts.get(Account.key(node, new Stretch(kind, start)));
    }

    /** Aggregates and accounts published so far. */
    long published() {
        return published;
    }

    /**
     * What a consumer knows in the end, as bytes: of every pane its totals and whether it is complete, of every node where its
     * windows stand, and every account but for when it was written.
     */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        panes.forEach((key, last) -> state.put(key, bytes(last.node(), last.period(), last.complete(), last, false)));
        newest.forEach((node, last) -> state.put(node, bytes(last.node(), ANY_PERIOD, false, last, true)));
        accounts.forEach((key, last) -> state.put(
                key,
                HexFormat.of()
                        .formatHex(Codecs.ACCOUNT.encode(new Account(
                                last.node(), last.stretch(), Instant.EPOCH, last.complete(), last.lines())))));
        return state;
    }

    private static String bytes(NodeId node, Period period, boolean complete, Aggregate last, boolean isStanding) {
        Aggregate part = isStanding
                ? new Aggregate(node, period, complete, List.of(), last.standing())
                : new Aggregate(node, period, complete, last.pane(), Optional.empty());
        return HexFormat.of().formatHex(Codecs.AGGREGATE.encode(part));
    }

    List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList().stream()
                .map(Codecs.DEAD_LETTER::decode)
                .toList();
    }

    /** How many objects a store holds. */
    int stored(String store) {
        int[] stored = {0};
        WriteBehindStore<?, ?> objects = (WriteBehindStore<?, ?>) driver.getStateStore(store);
        objects.all((key, value) -> stored[0]++);
        return stored[0];
    }

    long count(Outcome outcome) {
        return meters.count(outcome);
    }

    @Override
    public void close() {
        driver.close();
    }
}
