package org.industrymonitor.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three plants of one station in one county, half-hour after half-hour, through the production topology. */
abstract class WatchedPlants {

    static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    static final int WEEK = 7 * 48;
    static final List<String> PLANTS = List.of("A", "B", "C");

    @TempDir
    private Path directory;

    final MeterRegistry registry = new SimpleMeterRegistry();
    Rules rules = Rules.DEFAULT;
    private TopologyTestDriver driver;
    TestInputTopic<String, byte[]> registryTopic;
    TestInputTopic<String, byte[]> calendar;
    TestInputTopic<String, byte[]> remarks;
    TestInputTopic<String, byte[]> aggregates;
    TestOutputTopic<String, byte[]> events;
    TestOutputTopic<String, byte[]> alerts;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "alerts-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(topology(), properties);
        registryTopic = input(Topic.REGISTRY);
        calendar = input(Topic.CALENDAR);
        remarks = input(Topic.ALERT_REMARKS);
        aggregates = input(Topic.AGGREGATES);
        events = output(Topic.ALERT_EVENTS);
        alerts = output(Topic.ALERTS);
        register();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    Topology topology() {
        return new AlertsTopology(() -> rules, new AlertMeters(registry)).build();
    }

    void register() {
        for (RegionEntry region : List.of(
                region("R", "Town", Optional.empty(), RegionLevel.CITY),
                region("R1", "Valley", Optional.of("R"), RegionLevel.COUNTY))) {
            put(new RegistryRecord.OfRegion(region));
        }
        put(new RegistryRecord.OfSector(new SectorEntry("4411", "火力发电", "Thermal power", Optional.empty())));
        PLANTS.forEach(plant -> register(plant, "STATION"));
    }

    void register(String plant, String group) {
        EnterpriseVersion facts = new EnterpriseVersion(
                "Plant " + plant,
                "4411",
                "R1",
                List.of(group),
                Optional.empty(),
                Optional.empty(),
                PeriodLength.PT30M,
                List.of("electricity"),
                600_0000,
                OptionalLong.empty());
        put(new RegistryRecord.OfEnterprise(new EnterpriseEntry(plant, List.of(facts))));
    }

    static RegionEntry region(String code, String name, Optional<String> parent, RegionLevel level) {
        return new RegionEntry(code, name, name, parent, level, Optional.of(ZoneOffset.UTC));
    }

    static CalendarEntry holiday(int day) {
        Instant start = START.plusSeconds(day * 86_400L);
        return new CalendarEntry(
                CalendarEntry.EVERYONE, start, start.plusSeconds(86_400), CalendarKind.PUBLIC_HOLIDAY, "day " + day);
    }

    void put(RegistryRecord entry) {
        registryTopic.pipeInput(entry.key(), Codecs.REGISTRY.encode(entry));
    }

    /** So many half-hours in which the plants make so much each, with the panes of all their groups. */
    void run(int from, int count, long... outputs) {
        for (int i = from; i < from + count; i++) {
            long sum = 0;
            for (int p = 0; p < PLANTS.size(); p++) {
                publish(NodeId.enterprise(PLANTS.get(p)), i, outputs[p], 1, 1);
                sum += outputs[p];
            }
            for (String group : List.of(
                    "cell:R1/4411", "county:R1", "city:R", "sector:4411", "sector-city:4411@R", "group:STATION")) {
                publish(NodeId.parse(group), i, sum, 3, 3);
            }
        }
    }

    /** A half-hour in which so many of the ten figures of the cell, and of all that is wider, have come. */
    void cover(int period, long reported) {
        for (String group : List.of("cell:R1/4411", "county:R1", "city:R", "sector:4411")) {
            publish(NodeId.parse(group), period, 150 * reported, reported, 10, true);
        }
    }

    void publish(NodeId node, int period, long output, long reported, long expected) {
        publish(node, period, output, reported, expected, reported >= expected);
    }

    void publish(NodeId node, int period, long output, long reported, long expected, boolean complete) {
        Aggregate aggregate = aggregate(node, period, output, reported, expected, complete);
        aggregates.pipeInput(aggregate.key(), Codecs.AGGREGATE.encode(aggregate), START);
    }

    /** What a plant made, from that partition of the readings. */
    void publishFrom(int partition, String plant, int period) {
        Aggregate aggregate = aggregate(NodeId.enterprise(plant), period, 500, 1, 1);
        Headers headers = new RecordHeaders().add(Origin.HEADER, Origin.encode(partition));
        aggregates.pipeInput(new TestRecord<>(aggregate.key(), Codecs.AGGREGATE.encode(aggregate), headers, START));
    }

    static Aggregate aggregate(NodeId node, int period, long output, long reported, long expected) {
        return aggregate(node, period, output, reported, expected, reported >= expected);
    }

    static Aggregate aggregate(NodeId node, int period, long output, long reported, long expected, boolean complete) {
        return new Aggregate(
                node,
                at(period),
                complete,
                List.of(new SeriesTotal("output", output * 10_000, reported, expected)),
                Optional.of(new Standing(at(period + 1).start(), Map.of(), Map.of())));
    }

    static Period at(int period) {
        return new Period(PeriodLength.PT30M, START.plusSeconds(1800L * period));
    }

    List<Alert> told() {
        List<Alert> told = new ArrayList<>();
        events.readValuesToList().forEach(bytes -> told.add(Codecs.ALERT.decode(bytes)));
        return told;
    }

    double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    TestOutputTopic<String, byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
