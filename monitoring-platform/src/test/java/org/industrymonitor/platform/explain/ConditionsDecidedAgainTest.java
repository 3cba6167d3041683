package org.industrymonitor.platform.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.industrymonitor.alerts.AlertsService;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.place.Snapshot;
import org.industrymonitor.alerts.rules.Rules;
import org.industrymonitor.alerts.rules.RulesFile;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.RulesInForce;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind beside falls and silences, told by the production topology, and decided again from the records it read. */
class ConditionsDecidedAgainTest {

    private static final Instant MONDAY = Instant.parse("2024-06-03T00:00:00Z");
    private static final int FORTNIGHT = 14 * 24;
    private static final Figure ORDINARY = new Figure(1000, 400, 10);

    @TempDir
    private Path directory;

    /** What a node made and used in a period, and how many of ten figures it is of. */
    private record Figure(double output, double energy, long reported) {
        Figure times(double made, double used) {
            return new Figure(output * made, energy * used, reported);
        }

        Figure reportedBy(long figures) {
            return new Figure(output * figures / 10, energy * figures / 10, figures);
        }
    }

    /** @param calendar scoped to the node */
    private record Story(
            AlertKind kind, String node, PeriodLength length, List<CalendarEntry> calendar, List<Figure> figures) {
        @Override
        public String toString() {
            return kind.word();
        }
    }

    static Stream<Story> stories() {
        return Stream.of(
                new Story(
                        AlertKind.INTENSITY_HIGH,
                        "enterprise:P",
                        PeriodLength.PT1H,
                        List.of(),
                        figures(List.of(ordinary(FORTNIGHT), many(12, ORDINARY.times(1, 1.4)), ordinary(4)))),
                new Story(
                        AlertKind.COVERAGE_LOW,
                        "county:C",
                        PeriodLength.PT1H,
                        List.of(),
                        figures(List.of(ordinary(FORTNIGHT), many(5, ORDINARY.reportedBy(7)), ordinary(4)))),
                new Story(
                        AlertKind.CURB_OVERRUN,
                        "enterprise:P",
                        PeriodLength.PT1H,
                        List.of(plan("P", CalendarKind.CURB, FORTNIGHT, 10, "smog; level=60%")),
                        figures(List.of(ordinary(FORTNIGHT), many(10, ORDINARY.times(0.8, 0.8)), ordinary(3)))),
                new Story(
                        AlertKind.PLAN_UNUSED,
                        "county:C",
                        PeriodLength.PT1H,
                        List.of(plan("county:C", CalendarKind.PLANNED_OUTAGE, FORTNIGHT, 24, "boiler")),
                        figures(List.of(ordinary(FORTNIGHT + 26)))),
                new Story(
                        AlertKind.OUTPUT_ENERGY_DIVERGENCE,
                        "enterprise:P",
                        PeriodLength.PT1H,
                        List.of(),
                        figures(List.of(ordinary(FORTNIGHT), many(6, ORDINARY.times(0.4, 1)), ordinary(4)))),
                new Story(
                        AlertKind.OVERDUE_RESTART,
                        "enterprise:P",
                        PeriodLength.PT1H,
                        List.of(plan("P", CalendarKind.PLANNED_OUTAGE, FORTNIGHT, 24, "boiler")),
                        figures(List.of(ordinary(FORTNIGHT), many(24 + 30, ORDINARY.times(0, 0)), ordinary(4)))),
                new Story(
                        AlertKind.SLOW_DECLINE,
                        "enterprise:P",
                        PeriodLength.P1D,
                        List.of(),
                        figures(List.of(
                                ordinary(210),
                                IntStream.range(0, 150)
                                        .mapToObj(day ->
                                                ORDINARY.times(Math.pow(0.9975, day), Math.pow(0.9975, day)))))));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isDecidedAgainTheSameWithItsEvidence(Story story) {
        List<ConsumerRecord<byte[], byte[]>> records = records(story);
        List<Archive.Told> told = tell(story, records);

        List<String> differences = new ArrayList<>();
        Redecision again = again(story, told, records, Rules.DEFAULT.version());
        int compared = Sameness.compare(told, again, differences);

        assertThat(told.get(0).alert().state()).isEqualTo(AlertState.FIRING);
        assertThat(told).allSatisfy(one -> {
            AlertEvidence evidence = one.alert().evidence().orElseThrow();
            assertThat(evidence.rules()).isEqualTo(Rules.DEFAULT.version());
            assertThat(evidence.aggregate()).isPresent();
            assertThat(evidence.calendar()).hasSameSizeAs(story.calendar());
        });
        AlertEvidence.Band band = told.get(0).alert().evidence().orElseThrow().band();
        assertThat(band.observed()).isEqualTo(told.get(0).alert().observed());
        assertThat(band.expected()).isEqualTo(told.get(0).alert().expected());
        assertThat(band.lower()).isLessThan(band.upper());
        assertThat(told.get(0).alert().contributors().stream()
                        .mapToLong(one -> one.fall())
                        .sum())
                .isEqualTo(told.get(0).alert().fall());
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(told.size());
        assertThat(again.course().around(told.get(0).alert().raised(), 5)).hasSize(5);
    }

    @Test
    void otherRulesDoNotDecideTheSame() {
        Story story = stories().findFirst().orElseThrow();
        List<ConsumerRecord<byte[], byte[]>> records = records(story);
        List<Archive.Told> told = tell(story, records);

        List<String> differences = new ArrayList<>();
        RulesInForce patient = new RulesInForce("", "kinds.intensity-high.hours=8");
        Sameness.compare(told, again(story, told, records, patient), differences);

        assertThat(differences)
                .first()
                .asString()
                .startsWith("firing at monitoring-aggregates-0@")
                .endsWith("is not decided again");
    }

    /** What the production topology tells of the kind. */
    private List<Archive.Told> tell(Story story, List<ConsumerRecord<byte[], byte[]>> records) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "alerts-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        List<Archive.Told> told = new ArrayList<>();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                AlertsService.topology(() -> Rules.DEFAULT, new SimpleMeterRegistry()), properties)) {
            TestInputTopic<String, byte[]> calendar = input(driver, Topic.CALENDAR);
            story.calendar().forEach(entry -> calendar.pipeInput(entry.key(), Codecs.CALENDAR.encode(entry)));
            TestInputTopic<String, byte[]> aggregates = input(driver, Topic.AGGREGATES);
            records.forEach(record -> aggregates.pipeInput(
                    Archive.text(record.key()), record.value(), Instant.ofEpochMilli(record.timestamp())));
            driver.createOutputTopic(
                            Topic.ALERT_EVENTS.topicName(), new StringDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .forEach(event -> {
                        Alert alert = Codecs.ALERT.decode(event.value());
                        if (alert.kind() == story.kind()) {
                            told.add(new Archive.Told(alert, event.getRecordTime()));
                        }
                    });
        }
        return told;
    }

    private static Redecision again(
            Story story, List<Archive.Told> told, List<ConsumerRecord<byte[], byte[]>> records, RulesInForce by) {
        TreeMap<Long, Rules> rules = new TreeMap<>();
        Rules inForce = RulesFile.of(by, Weighing.SHIPPED);
        told.forEach(one -> rules.put(
                one.alert().evidence().orElseThrow().aggregate().orElseThrow().offset(), inForce));
        Redecision again = new Redecision(
                told.get(0).alert(), new Snapshot(new TreeMap<>(), story.calendar()), List.of(), rules, taken -> {});
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!again.take(record)) {
                break;
            }
        }
        return again;
    }

    private static TestInputTopic<String, byte[]> input(TopologyTestDriver driver, Topic topic) {
        return driver.createInputTopic(topic.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(Story story) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        NodeId node = NodeId.parse(story.node());
        boolean group = story.node().startsWith("county");
        long seconds =
                story.length() == PeriodLength.P1D ? 86_400 : story.length().seconds();
        for (Figure figure : story.figures()) {
            Instant start = MONDAY.plusSeconds(seconds * records.size());
            Aggregate aggregate = new Aggregate(
                    node,
                    new Period(story.length(), start),
                    true,
                    List.of(
                            total("energy", figure.energy(), group ? figure.reported() : 1, group ? 10 : 1),
                            total("output", figure.output(), group ? figure.reported() : 1, group ? 10 : 1)),
                    Optional.empty());
            records.add(new ConsumerRecord<>(
                    Topic.AGGREGATES.topicName(),
                    0,
                    records.size(),
                    start.plusSeconds(seconds).toEpochMilli(),
                    TimestampType.CREATE_TIME,
                    -1,
                    -1,
                    aggregate.key().getBytes(StandardCharsets.UTF_8),
                    Codecs.AGGREGATE.encode(aggregate),
                    new RecordHeaders(),
                    Optional.empty()));
        }
        return records;
    }

    private static SeriesTotal total(String series, double sum, long reported, long expected) {
        return new SeriesTotal(series, Math.round(sum * 10_000), reported, expected);
    }

    private static CalendarEntry plan(String scope, CalendarKind kind, int slot, int slots, String note) {
        Instant start = MONDAY.plus(Duration.ofHours(slot));
        return new CalendarEntry(scope, start, start.plus(Duration.ofHours(slots)), kind, note);
    }

    private static Stream<Figure> ordinary(int periods) {
        return many(periods, ORDINARY);
    }

    private static Stream<Figure> many(int periods, Figure figure) {
        return Stream.generate(() -> figure).limit(periods);
    }

    private static List<Figure> figures(List<Stream<Figure>> parts) {
        return parts.stream().flatMap(part -> part).toList();
    }
}
