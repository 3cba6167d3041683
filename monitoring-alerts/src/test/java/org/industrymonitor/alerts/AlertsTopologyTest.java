package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.model.wire.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three plants of one station in one county, half-hour after half-hour, through the production topology. */
class AlertsTopologyTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final int WEEK = 7 * 48;
    private static final List<String> PLANTS = List.of("A", "B", "C");

    @TempDir
    private Path directory;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> registryTopic;
    private TestInputTopic<String, byte[]> calendar;
    private TestInputTopic<String, byte[]> remarks;
    private TestInputTopic<String, byte[]> aggregates;
    private TestOutputTopic<String, byte[]> events;
    private TestOutputTopic<String, byte[]> alerts;

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

    @Test
    void tellsOneStoppedPlantOnceWithItsNameStationRegionAndShares() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 10, 0, 500, 500);

        List<Alert> told = told();

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.node()).isEqualTo(NodeId.enterprise("A"));
            assertThat(alert.kind()).isEqualTo(AlertKind.STOPPAGE);
            assertThat(alert.raised()).isEqualTo(at(WEEK).start());
            assertThat(alert.contributors()).containsExactly(new Contributor("enterprise:A", 500_0000));
            assertThat(alert.reason())
                    .startsWith("Plant A (A), group STATION, Valley, Town: output 0.0 of 500.0 expected (-100 %) for"
                            + " 1 period, 20.0 robust deviations: ")
                    .endsWith("; by capacity 33.3 % of city:R, 33.3 % of group:STATION");
        });
    }

    @Test
    void tellsAFallThatNoPlantExplainsForTheGroupsWithContributorsThatAddUp() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 10, 250, 250, 250);

        List<Alert> told = told();

        assertThat(told)
                .filteredOn(alert -> alert.node().equals(NodeId.parse("cell:R1/4411")))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.contributors())
                            .extracting(Contributor::node)
                            .startsWith("enterprise:A", "enterprise:B", "enterprise:C");
                    assertThat(alert.contributors().get(0).fall()).isBetween(240_0000L, 250_0000L);
                    assertThat(alert.contributors().stream()
                                    .mapToLong(Contributor::fall)
                                    .sum())
                            .isEqualTo(alert.expected() - alert.observed());
                });
        // The county, the city and the sector are one cell here: the cell explains them.
        assertThat(told).extracting(alert -> alert.node().kind().prefix()).doesNotContain("county", "city", "sector");
    }

    @Test
    void aPlantContributesToAGroupByItsShare() {
        register("A", "STATION*0.8");
        register("B", "STATION*0.8");
        register("C", "STATION*0.4");
        for (int i = 0; i < WEEK + 10; i++) {
            long output = i < WEEK ? 500 : 250;
            for (String plant : PLANTS) {
                publish(NodeId.enterprise(plant), i, output, 1, 1);
            }
            publish(NodeId.parse("group:STATION"), i, 2 * output, 3, 3);
        }

        assertThat(told())
                .filteredOn(alert -> alert.node().equals(NodeId.parse("group:STATION")))
                .singleElement()
                .satisfies(alert -> {
                    List<Contributor> plants = alert.contributors().subList(0, 3);
                    assertThat(plants)
                            .extracting(Contributor::node)
                            .containsExactly("enterprise:A", "enterprise:B", "enterprise:C");
                    // Each has fallen by close to 250
                    assertThat(plants.get(0).fall()).isBetween(190_0000L, 200_0000L);
                    assertThat(plants.get(1).fall()).isEqualTo(plants.get(0).fall());
                    assertThat(plants.get(2).fall()).isBetween(95_0000L, 100_0000L);
                });
    }

    @Test
    void namesTheGroupOfAPlantWithoutItsShare() {
        register("A", "STATION*0.4");
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 10, 0, 500, 500);

        assertThat(told())
                .filteredOn(alert -> alert.node().equals(NodeId.enterprise("A")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.reason())
                        .startsWith("Plant A (A), group STATION, Valley, Town: ")
                        .endsWith("33.3 % of group:STATION"));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "3,0"})
    void needsMoreToTellAgainOfASeriesWhoseAlertsWereMarkedFalse(int marks, int toldAgain) {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 4, 0, 500, 500);
        run(WEEK + 4, WEEK, 500, 500, 500);
        Alert first = told().get(0);
        for (int i = 0; i < marks; i++) {
            Remark remark = new Remark(
                    first.id() + "-" + i,
                    first.node(),
                    first.series(),
                    first.raised(),
                    RemarkKind.FALSE,
                    "desk",
                    Instant.parse("2030-01-01T00:00:00Z"),
                    "");
            remarks.pipeInput(remark.key(), Codecs.REMARK.encode(remark));
        }

        run(2 * WEEK + 4, 2, 0, 500, 500);

        assertThat(told())
                .filteredOn(alert -> alert.node().equals(NodeId.enterprise("A")))
                .hasSize(toldAgain);
    }

    @Test
    void withdrawsTheAlertWhenTheReadingIsCorrected() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 1, 0, 500, 500);
        publish(NodeId.enterprise("A"), WEEK, 500, 1, 1);

        assertThat(told())
                .extracting(Alert::state, alert -> alert.node().key())
                .containsExactly(tuple(AlertState.FIRING, "A"), tuple(AlertState.WITHDRAWN, "A"));
    }

    @Test
    void keepsTheCurrentStateOfEachAlertUnderItsId() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 4, 0, 500, 500);
        run(WEEK + 4, 4, 500, 500, 500);

        Map<String, byte[]> current = alerts.readKeyValuesToMap();

        assertThat(current).hasSize(1);
        Alert alert = Codecs.ALERT.decode(current.get("stoppage:enterprise:A:output@2024-06-10T00:00:00Z"));
        assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(alert.resolved()).contains(at(WEEK + 4).start());
    }

    @Test
    void raisesNothingThatTheCalendarPlans() {
        Instant from = at(WEEK).start();
        for (CalendarEntry entry : List.of(
                new CalendarEntry("A", from, from.plusSeconds(86_400), CalendarKind.PLANNED_OUTAGE, "boiler"),
                new CalendarEntry("region:R1", from, from.plusSeconds(86_400), CalendarKind.CURB, "smog"))) {
            calendar.pipeInput(entry.key(), Codecs.CALENDAR.encode(entry));
        }
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 48, 0, 300, 300);

        assertThat(told()).isEmpty();
        assertThat(count("monitoring.alerts.totals.watched", "outcome", "planned"))
                .isGreaterThan(48);
    }

    @Test
    void aPlanThatIsToldAfterTheAlertExplainsItAlsoWhenItIsOverByThen() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 6, 0, 500, 500);
        Instant from = at(WEEK - 2).start();
        CalendarEntry plan =
                new CalendarEntry("A", from, from.plusSeconds(7_200), CalendarKind.PLANNED_OUTAGE, "boiler");
        calendar.pipeInput(plan.key(), Codecs.CALENDAR.encode(plan));
        run(WEEK + 6, 2, 0, 500, 500);

        List<Alert> told = told();

        assertThat(told)
                .extracting(Alert::state, alert -> alert.node().key(), Alert::kind)
                .containsExactly(
                        tuple(AlertState.FIRING, "A", AlertKind.STOPPAGE),
                        tuple(AlertState.EXPLAINED, "A", AlertKind.STOPPAGE));
        assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
        assertThat(told.get(1).reason()).contains("is planned: planned-outage boiler");
        assertThat(count("monitoring.alerts.transitions", "state", "explained")).isEqualTo(1);
    }

    @Test
    void tellsLowCoverageOnceForTheNarrowestGroupThatExplainsIt() {
        for (int i = 0; i < WEEK; i++) {
            cover(i, 10);
        }
        for (int i = WEEK; i < WEEK + 8; i++) {
            cover(i, 4);
        }

        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.COVERAGE_LOW);
            assertThat(alert.node()).isEqualTo(NodeId.parse("cell:R1/4411"));
            assertThat(alert.raised()).isEqualTo(at(WEEK + 5).start());
            assertThat(alert.coverageReported()).isEqualTo(4);
            assertThat(alert.contributors()).containsExactly(new Contributor("others", 6_0000));
        });
    }

    @Test
    void holdsAnOrderAgainstTheNodeThatItNames() {
        run(0, WEEK, 500, 500, 500);
        Instant from = at(WEEK).start();
        CalendarEntry order =
                new CalendarEntry("city:R", from, from.plusSeconds(86_400), CalendarKind.CURB, "smog; level=60%");
        calendar.pipeInput(order.key(), Codecs.CALENDAR.encode(order));
        run(WEEK, 10, 450, 450, 450);

        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.CURB_OVERRUN);
            assertThat(alert.node()).isEqualTo(NodeId.parse("city:R"));
            assertThat(alert.observed()).isEqualTo(1_350_0000);
            assertThat(alert.expected()).isBetween(890_0000L, 910_0000L);
        });
    }

    @Test
    void tellsSilenceAsSilenceAndItsEnd() {
        run(0, WEEK, 500, 500, 500);
        for (int i = WEEK; i < WEEK + 20; i++) {
            publish(NodeId.enterprise("B"), i, 500, 1, 1);
            publish(NodeId.enterprise("C"), i, 500, 1, 1);
        }
        publish(NodeId.enterprise("A"), WEEK + 20, 500, 1, 1);

        assertThat(told())
                .extracting(Alert::kind, Alert::state, alert -> alert.node().key())
                .containsExactly(
                        tuple(AlertKind.SILENCE, AlertState.FIRING, "A"),
                        tuple(AlertKind.SILENCE, AlertState.RESOLVED, "A"));
    }

    @Test
    void nobodyIsSilentBecauseAnotherPartitionOfTheReadingsIsReadFirst() {
        run(0, WEEK, 500, 500, 500);
        for (int i = WEEK; i < WEEK + 48; i++) {
            publishFrom(1, "B", i);
            publishFrom(1, "C", i);
        }
        for (int i = WEEK; i < WEEK + 48; i++) {
            publishFrom(0, "A", i);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void isSilentWhoIsPassedByOthersOfItsPartitionWhateverTheOtherPartitionsDo() {
        for (int i = 0; i < 48; i++) {
            publishFrom(0, "A", i);
        }
        for (int i = 0; i < 68; i++) {
            publishFrom(0, "B", i);
        }
        publishFrom(1, "C", 0);

        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.SILENCE);
            assertThat(alert.node()).isEqualTo(NodeId.enterprise("A"));
            assertThat(alert.raised()).isEqualTo(at(60).start());
        });
    }

    @Test
    void countsARecordWhoseOriginIsNoNumber() {
        Aggregate aggregate = aggregate(NodeId.enterprise("A"), 0, 500, 1, 1);
        Headers headers = new RecordHeaders().add(Origin.HEADER, new byte[] {'x'});
        aggregates.pipeInput(new TestRecord<>(aggregate.key(), Codecs.AGGREGATE.encode(aggregate), headers));

        assertThat(count("monitoring.alerts.records.undecodable", "topic", "monitoring-aggregates"))
                .isEqualTo(1);
    }

    @Test
    void keepsTheTimeAtWhichTheDecidingReadingWasReceived() {
        run(0, WEEK, 500, 500, 500);
        Instant received = Instant.parse("2030-01-01T00:00:07Z");
        Aggregate aggregate = aggregate(NodeId.enterprise("A"), WEEK, 0, 1, 1);
        aggregates.pipeInput(aggregate.key(), Codecs.AGGREGATE.encode(aggregate), received);

        assertThat(events.readRecord().getRecordTime()).isEqualTo(received);
    }

    @Test
    void keepsWhatATransitionWasDecidedOn() {
        CalendarEntry near = holiday(17);
        List.of(near, holiday(60)).forEach(entry -> calendar.pipeInput(entry.key(), Codecs.CALENDAR.encode(entry)));
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 1, 0, 500, 500);

        assertThat(told()).singleElement().satisfies(alert -> {
            AlertEvidence evidence = alert.evidence().orElseThrow();
            assertThat(evidence.period()).isEqualTo(at(WEEK).start());
            assertThat(evidence.band().observed()).isZero();
            assertThat(evidence.band().expected()).isEqualTo(alert.expected());
            assertThat(evidence.band().lower()).isBetween(400_0000L, 499_0000L);
            assertThat(evidence.finding().threshold()).isEqualTo(3);
            assertThat(evidence.finding().score()).isGreaterThan(3);
            assertThat(evidence.finding().signs()).hasSize(8);
            assertThat(evidence.calendar()).containsExactly(near);
            assertThat(evidence.rules()).isEqualTo(Rules.DEFAULT.version());
            // Plants A, B and C and their groups, in each half-hour: A is the first.
            assertThat(evidence.aggregate().orElseThrow().topic()).isEqualTo("monitoring-aggregates");
            assertThat(evidence.aggregate().orElseThrow().offset()).isGreaterThanOrEqualTo(3L * WEEK);
        });
    }

    @Test
    void countsWhatItCannotDecodeAndGoesOn() {
        aggregates.pipeInput("enterprise:A|PT30M|x", new byte[] {1, 2, 3});
        registryTopic.pipeInput("enterprise:Z", new byte[] {9});
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 2, 0, 500, 500);

        assertThat(told()).hasSize(1);
        assertThat(count("monitoring.alerts.records.undecodable", "topic", "monitoring-aggregates"))
                .isEqualTo(1);
        assertThat(count("monitoring.alerts.records.undecodable", "topic", "monitoring-registry"))
                .isEqualTo(1);
    }

    @Test
    void namesEveryStoreAndInternalTopic() {
        String description = topology().describe().toString();

        assertThat(description).doesNotContain("KSTREAM", "KTABLE", "STATE-STORE");
        assertThat(description).contains("watched-series", "last-heard", "folded-groups", "group-findings-repartition");
    }

    @Test
    void countersStandAtZeroBeforeAnythingHappens() {
        assertThat(count("monitoring.alerts.transitions", "state", "withdrawn")).isZero();
        assertThat(count("monitoring.alerts.records.undecodable", "topic", "monitoring-aggregates"))
                .isZero();
    }

    private Topology topology() {
        return new AlertsTopology(() -> Rules.DEFAULT, new AlertMeters(registry)).build();
    }

    private void register() {
        for (RegionEntry region : List.of(
                region("R", "Town", Optional.empty(), RegionLevel.CITY),
                region("R1", "Valley", Optional.of("R"), RegionLevel.COUNTY))) {
            put(new RegistryRecord.OfRegion(region));
        }
        put(new RegistryRecord.OfSector(new SectorEntry("4411", "火力发电", "Thermal power", Optional.empty())));
        PLANTS.forEach(plant -> register(plant, "STATION"));
    }

    private void register(String plant, String group) {
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

    private static RegionEntry region(String code, String name, Optional<String> parent, RegionLevel level) {
        return new RegionEntry(code, name, name, parent, level, Optional.of(ZoneOffset.UTC));
    }

    private static CalendarEntry holiday(int day) {
        Instant start = START.plusSeconds(day * 86_400L);
        return new CalendarEntry(
                CalendarEntry.EVERYONE, start, start.plusSeconds(86_400), CalendarKind.PUBLIC_HOLIDAY, "day " + day);
    }

    private void put(RegistryRecord entry) {
        registryTopic.pipeInput(entry.key(), Codecs.REGISTRY.encode(entry));
    }

    /** So many half-hours in which the plants make so much each, with the panes of all their groups. */
    private void run(int from, int count, long... outputs) {
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
    private void cover(int period, long reported) {
        for (String group : List.of("cell:R1/4411", "county:R1", "city:R", "sector:4411")) {
            publish(NodeId.parse(group), period, 150 * reported, reported, 10, true);
        }
    }

    private void publish(NodeId node, int period, long output, long reported, long expected) {
        publish(node, period, output, reported, expected, reported >= expected);
    }

    private void publish(NodeId node, int period, long output, long reported, long expected, boolean complete) {
        Aggregate aggregate = aggregate(node, period, output, reported, expected, complete);
        aggregates.pipeInput(aggregate.key(), Codecs.AGGREGATE.encode(aggregate), START);
    }

    /** What a plant made, from that partition of the readings. */
    private void publishFrom(int partition, String plant, int period) {
        Aggregate aggregate = aggregate(NodeId.enterprise(plant), period, 500, 1, 1);
        Headers headers = new RecordHeaders().add(Origin.HEADER, Origin.encode(partition));
        aggregates.pipeInput(new TestRecord<>(aggregate.key(), Codecs.AGGREGATE.encode(aggregate), headers, START));
    }

    private static Aggregate aggregate(NodeId node, int period, long output, long reported, long expected) {
        return aggregate(node, period, output, reported, expected, reported >= expected);
    }

    private static Aggregate aggregate(
            NodeId node, int period, long output, long reported, long expected, boolean complete) {
        return new Aggregate(
                node,
                at(period),
                complete,
                List.of(new SeriesTotal("output", output * 10_000, reported, expected)),
                Optional.of(new Standing(at(period + 1).start(), Map.of(), Map.of())));
    }

    private static Period at(int period) {
        return new Period(PeriodLength.PT30M, START.plusSeconds(1800L * period));
    }

    private List<Alert> told() {
        List<Alert> told = new ArrayList<>();
        events.readValuesToList().forEach(bytes -> told.add(Codecs.ALERT.decode(bytes)));
        return told;
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<String, byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
