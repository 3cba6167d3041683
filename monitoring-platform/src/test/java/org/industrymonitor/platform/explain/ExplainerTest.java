package org.industrymonitor.platform.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.broker.EmbeddedBroker;
import org.industrymonitor.platform.command.Commands;
import org.industrymonitor.platform.command.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a Kafka that holds the plants of {@link RedecisionTest} and what was told of them. */
class ExplainerTest {

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static List<Archive.Told> told;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void tell() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
        told = RedecisionTest.told(
                RedecisionTest.replay(RedecisionTest.records(0)).decided());
        Console nowhere = new Console(System.err, System.err, false, InstantSource.system());
        assertThat(Commands.run(nowhere, "topics", "--set", "kafka.bootstrap.servers=" + broker.bootstrapServers()))
                .isZero();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : RedecisionTest.records(0)) {
                sent.add(producer.send(new ProducerRecord<>(record.topic(), 0, record.key(), record.value())));
            }
            sent.add(producer.send(new ProducerRecord<>(
                    Topic.READINGS.topicName(),
                    0,
                    "A".getBytes(StandardCharsets.UTF_8),
                    Codecs.READING.encode(new Reading(
                            "A",
                            new Period(PeriodLength.PT30M, RedecisionTest.at(RedecisionTest.STOP)),
                            List.of(new ItemValue("crude-steel", 0)),
                            3,
                            ReadingStatus.ACTUAL,
                            "mes")))));
            told.forEach(one -> sent.add(producer.send(event(one.alert().id(), one.alert()))));
            sent.add(producer.send(event("other", tampered(told.get(0).alert()))));
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void forget() {
        out.reset();
        err.reset();
    }

    @Test
    void saysWhyAndThatItIsDecidedTheSameAgain() {
        assertThat(explain("stoppage:enterprise:A")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("told from 3.000 on, once in 1,000")
                .contains("calendar: nothing within two weeks")
                .contains("decided by monitoring-aggregates-0@" + 3 * RedecisionTest.STOP)
                .contains("reading monitoring-readings-0@0: 2024-06-10 08:00 crude-steel 0, revision 3")
                .contains("same decision: yes (" + told.size() + " of " + told.size() + " transitions)")
                .contains("\"same_decision\":true");
    }

    @Test
    void speaksChineseAndDraws() {
        Path chart = directory.resolve("chart.svg");

        assertThat(explain("stoppage:enterprise:A", "--language", "zh", "--chart", chart.toString()))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("判定一致：是").contains("+ 低于近期最低值（测得");
        assertThat(chart).isNotEmptyFile().content().contains("<svg");
    }

    @Test
    void namesWhatIsOtherThanItWasTold() {
        assertThat(explain("other")).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("same decision: no")
                .contains("firing: figure, expectation and band was Band[observed=1, ")
                .contains("\"same_decision\":false");
    }

    @Test
    void saysThatThereIsNoSuchAlertAndThatAPictureIsNotDrawn() {
        assertThat(explain("nonsense")).isNotZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no alert starts with 'nonsense'");
        assertThat(explain("other", "--chart", "chart.png")).isNotZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--chart draws SVG: name a file that ends in .svg");
    }

    private static Alert tampered(Alert alert) {
        AlertEvidence evidence = alert.evidence().orElseThrow();
        AlertEvidence.Band band = evidence.band();
        return alert.on(Optional.of(new AlertEvidence(
                evidence.period(),
                new AlertEvidence.Band(1, band.expected(), band.lower(), band.upper()),
                evidence.finding(),
                evidence.calendar(),
                evidence.rules(),
                evidence.aggregate(),
                evidence.readings(),
                evidence.otherMissing())));
    }

    private static ProducerRecord<byte[], byte[]> event(String key, Alert alert) {
        return new ProducerRecord<>(
                Topic.ALERT_EVENTS.topicName(), 0, key.getBytes(StandardCharsets.UTF_8), Codecs.ALERT.encode(alert));
    }

    private int explain(String... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                InstantSource.system());
        List<String> all = new ArrayList<>(List.of("explain"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--set", "kafka.bootstrap.servers=" + broker.bootstrapServers()));
        return Commands.run(console, all.toArray(String[]::new));
    }
}
