package org.industrymonitor.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.runtime.access.TokenHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final Instant NOON = Instant.parse("2020-04-01T04:00:00Z");

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory, 0);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void makesATokenAndTheLineThatTheFileOfFeedsNeeds() {
        assertThat(run("token", "steel-bureau")).isZero();
        String token = lines().get(0);
        assertThat(token).hasSize(43);
        assertThat(lines()).containsExactly(token, "feed.steel-bureau.tokens = " + TokenHash.of(token));
        assertThat(run("token", "steel-bureau")).isZero();
        assertThat(lines().get(0)).isNotEqualTo(token);
        assertThat(run("token", "--reader", "desk")).isZero();
        assertThat(lines().get(1)).isEqualTo("reader.desk.tokens = " + TokenHash.of(lines().get(0)));
    }

    @Test
    void makesTopicsShowsThemAndReconcilesThem() {
        assertThat(run("topics", "--check", "--set", brokers())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("monitoring-readings: missing");
        assertThat(run("topics", "--set", brokers())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("monitoring-readings: created");
        assertThat(run("topics", "--check", "--set", brokers())).isZero();
        assertThat(run("lag", "--set", brokers())).isZero();
        assertThat(lines())
                .containsExactly("{\"at\":\"2020-04-01T04:00:00Z\",\"monitoring-streams\":0,\"monitoring-alerts\":0,"
                        + "\"monitoring-alerts-notifier\":0}");

        send(Topic.REGISTRY, "enterprise:A", Codecs.REGISTRY.encode(new RegistryRecord.OfEnterprise(works())));
        send(Topic.READINGS, "A", Codecs.READING.encode(reading()));

        assertThat(run("tail", "readings", "--set", brokers())).isZero();
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("\"key\":\"A\"")
                .contains("\"period_start\":\"2020-04-01T04:00:00Z\",\"period\":\"PT1H\"")
                .contains("\"items\":{\"crude-steel\":812.4000}")
                .contains("\"status\":\"actual\"");

        // The region of A is not known, so that it counts for nothing, and nothing is what is published
        assertThat(run("reconcile", "--set", brokers())).isZero();
        assertThat(lines().get(0)).isEqualTo("reconcile: exact (0 nodes, 0 aggregates from 1 readings)");

        send(Topic.AGGREGATES, ghost().key(), Codecs.AGGREGATE.encode(ghost()));
        assertThat(run("reconcile", "--set", brokers())).isEqualTo(1);
        assertThat(lines().get(0)).startsWith("  sector:31 pane 2020-04-01T04:00:00Z/PT1H crude-steel: expected -");
        assertThat(lines().get(lines().size() - 1)).startsWith("RESULT {\"nodes\":1,\"aggregates\":1,");
    }

    @Test
    void waitsForAsManyBrokersAsThereShallBeCopies() {
        assertThat(run(
                        "topics",
                        "--check",
                        "--wait",
                        "PT0.1S",
                        "--set",
                        brokers(),
                        "--set",
                        "topics.replication.factor=3"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "monitoring: only 1 of 3 brokers (topics.replication.factor) are there after PT0.1S\n");
    }

    @Test
    void listsWhoMayDoWhat() {
        assertThat(run("access", "--list")).isZero();
        assertThat(lines()).contains("feed  topic monitoring-readings: write").hasSizeGreaterThan(20);
    }

    @Test
    void listsTheTopicsWhenAskedForAnother() {
        assertThat(run("tail", "weather", "--set", brokers())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("monitoring: unknown topic weather; the topics are monitoring-readings, ")
                .hasLineCount(1);
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThat(run("reconcile", "--set", "kafka.bootstrap.server=x")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("did you mean kafka.bootstrap.servers?");
    }

    @Test
    void saysWhichOptionIsMissing() {
        assertThat(run("push")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "monitoring: Missing required option: '--to=URL'\nsee: monitoring push --help\n");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        assertThat(run("push", "no-such.csv", "--to", "http://127.0.0.1:9")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("monitoring: no-such.csv does not exist\n");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                InstantSource.fixed(NOON));
        return Commands.run(console, arguments);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String brokers() {
        return "kafka.bootstrap.servers=" + broker.bootstrapServers();
    }

    private static void send(Topic topic, String key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value));
        }
    }

    private static Reading reading() {
        return new Reading(
                "A",
                new Period(PeriodLength.PT1H, NOON),
                List.of(new ItemValue("crude-steel", 812_4000)),
                1,
                ReadingStatus.ACTUAL,
                "meter");
    }

    private static Aggregate ghost() {
        return new Aggregate(
                NodeId.parse("sector:31"),
                new Period(PeriodLength.PT1H, NOON),
                true,
                List.of(new SeriesTotal("crude-steel", 1, 1, 1)),
                Optional.of(new Standing(NOON.plusSeconds(3600), Map.of(), Map.of())));
    }

    private static EnterpriseEntry works() {
        return new EnterpriseEntry(
                "A",
                List.of(new EnterpriseVersion(
                        "A works",
                        "31",
                        "nowhere",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        PeriodLength.PT1H,
                        List.of("crude-steel"),
                        1_0000,
                        OptionalLong.empty())));
    }
}
