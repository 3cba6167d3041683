package org.industrymonitor.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.Severity;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final TopicPartition PARTITION = new TopicPartition("monitoring-alert-events", 0);
    private static final Instant NOW = Instant.parse("2024-06-10T00:31:02Z");

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MovableClock clock = new MovableClock(NOW);
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Notice> sent = new ArrayList<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private Lane lane = lane(0);

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void commitsWhatWasTakenAndMeasuresFromTheReceiptOfTheReading() throws InterruptedException {
        add(0, Samples.alert("A"), NOW.minusMillis(2_500));
        add(1, Samples.alert("B"), NOW.minusMillis(1_500));

        lane.step();

        assertThat(plants()).containsExactly("A", "B");
        assertThat(committed()).contains(2L);
        assertThat(count("sent")).isEqualTo(2);
        assertThat(registry.get("monitoring.alerts.latency").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(4_000);
    }

    @Test
    void losesNothingWhileTheReceiverIsDownForAnHour() throws InterruptedException {
        add(0, Samples.alert("A"));
        add(1, Samples.alert("B"));
        answers.addAll(List.of(Answer.TAKEN, Answer.LATER));

        lane.step();
        assertThat(committed()).contains(1L);
        for (int second = 0; second < 3_600; second++) {
            answers.add(Answer.LATER);
            clock.advance(Duration.ofSeconds(1));
            lane.step();
        }
        int failures = (int) count("retried");
        assertThat(committed()).contains(1L);
        assertThat(gauge("circuit")).isEqualTo(1);
        assertThat(gauge("waiting")).isEqualTo(1);
        add(2, Samples.alert("C"));
        answers.clear();
        clock.advance(Duration.ofSeconds(30));
        lane.step();

        // 0.5, 1, 2, ... 16 s, and from then on every 30 s: some 125 attempts in the hour.
        assertThat(failures).isBetween(115, 130);
        assertThat(plants().subList(failures, failures + 3)).containsExactly("B", "B", "C");
        assertThat(committed()).contains(3L);
        assertThat(count("sent")).isEqualTo(3);
        assertThat(gauge("circuit")).isZero();
        assertThat(gauge("waiting")).isZero();
    }

    @Test
    void repeatsNothingThatItHasAReceiptFor() throws InterruptedException {
        add(0, Samples.alert("A"));
        add(1, Samples.alert("B"));
        answers.addAll(List.of(Answer.TAKEN, Answer.LATER));
        lane.step();

        // The process dies before A's offset is committed anywhere, and another reads from the start.
        consumer.seek(PARTITION, 0);
        add(0, Samples.alert("A"));
        add(1, Samples.alert("B"));
        lane = lane(0);
        lane.step();

        assertThat(plants()).containsExactly("A", "B", "B");
        assertThat(count("known")).isEqualTo(1);
        assertThat(committed()).contains(2L);
    }

    @Test
    void tellsAnAlertAgainThatIsRaisedAgainAfterItsReceipt() throws InterruptedException {
        add(0, Samples.alert("A"));
        lane.step();
        add(1, Samples.alert("A"));
        lane.step();

        assertThat(plants()).containsExactly("A", "A");
    }

    @Test
    void goesOnAfterWhatTheReceiverRejects() throws InterruptedException {
        add(0, Samples.alert("A"));
        add(1, Samples.alert("B"));
        answers.add(Answer.REJECTED);

        lane.step();

        assertThat(plants()).containsExactly("A", "B");
        assertThat(committed()).contains(2L);
        assertThat(count("rejected")).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsNoAlertAndWhatDoesNotConcernIt() throws InterruptedException {
        consumer.addRecord(record(0, new byte[] {1}, NOW));
        add(1, Samples.alert("not-mine"));
        add(2, Samples.alert("B"));

        lane.step();

        assertThat(plants()).containsExactly("B");
        assertThat(count("undecodable")).isEqualTo(1);
        assertThat(count("passed")).isEqualTo(1);
        assertThat(committed()).contains(3L);
    }

    @Test
    void commitsOnlyUpToTheFirstThatIsNotToldWhenWiderNodesGoFirst() throws InterruptedException {
        add(0, Samples.alert("A"));
        add(1, city("410500"));
        answers.addAll(List.of(Answer.TAKEN, Answer.LATER));

        lane.step();

        assertThat(plants()).containsExactly("410500", "A");
        assertThat(committed().orElse(0L)).isZero();
    }

    @Test
    void tellsFiveThousandAlertsOfAMinuteInAFewMessagesTheWidestFirst() throws InterruptedException {
        lane = lane(20);
        IntStream.range(0, 5_000).forEach(i -> add(i, Samples.alert("P" + i)));
        add(5_000, city("410500"));

        lane.step();
        assertThat(sent).hasSize(20);
        assertThat(plants().get(0)).isEqualTo("410500");
        assertThat(committed()).contains(19L);
        for (int second = 0; second < 59; second++) {
            clock.advance(Duration.ofSeconds(1));
            lane.step();
        }
        assertThat(sent).hasSize(20);
        clock.advance(Duration.ofSeconds(1));
        lane.step();

        assertThat(sent).hasSize(21);
        assertThat(sent.get(20).form()).isEqualTo(Notice.Form.SUMMARY);
        assertThat(sent.get(20).alerts()).hasSize(4_981);
        assertThat(count("sent")).isEqualTo(5_001);
        assertThat(registry.get("monitoring.alerts.messages.summarised")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(committed()).contains(5_001L);
    }

    @Test
    void waitsForTheEndOfAStormThatIsNearlyOver() throws InterruptedException {
        lane = lane(2);
        oneEachSecond(63);
        assertThat(sent).hasSize(2);
        clock.advance(Duration.ofSeconds(2));
        lane.step();

        assertThat(sent).hasSize(3);
        assertThat(sent.get(2).alerts()).hasSize(61);
    }

    @Test
    void doesNotWaitForTheEndOfAStormThatGoesOn() throws InterruptedException {
        lane = lane(2);
        oneEachSecond(90);
        // Held from the third second on, for a minute, and a quarter of one
        assertThat(sent).hasSize(3);
        assertThat(sent.get(2).alerts()).hasSize(76);
    }

    @Test
    void tellsOneByOneAgainWhenTheStormIsOver() throws InterruptedException {
        lane = lane(2);
        IntStream.range(0, 5).forEach(i -> add(i, Samples.alert("P" + i)));
        lane.step();
        clock.advance(Duration.ofSeconds(60));
        lane.step();
        assertThat(sent).hasSize(3);
        clock.advance(Duration.ofMinutes(3));
        add(5, Samples.alert("Q"));

        lane.step();

        assertThat(plants().get(3)).isEqualTo("Q");
        assertThat(sent.get(3).form()).isEqualTo(Notice.Form.SINGLE);
    }

    @Test
    void forgetsPartitionsThatAreAnothersNow() throws InterruptedException {
        add(0, Samples.alert("A"));
        answers.add(Answer.LATER);
        lane.step();

        lane.lose(Set.of(PARTITION));
        clock.advance(Duration.ofMinutes(1));
        lane.step();

        assertThat(sent).hasSize(1);
        assertThat(committed()).isEmpty();
    }

    @Test
    void countersStandAtZeroBeforeAnythingHappens() {
        for (String outcome : List.of("sent", "rejected", "passed", "known", "retried", "undecodable")) {
            assertThat(count(outcome)).as(outcome).isZero();
        }
    }

    private void oneEachSecond(int seconds) throws InterruptedException {
        for (int second = 0; second < seconds; second++) {
            add(second, Samples.alert("P" + second));
            lane.step();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private Lane lane(int storm) {
        Receiver receiver =
                new Receiver("duty", alert -> !alert.node().key().equals("not-mine"), storm, () -> this::answer);
        Receipts kept = new Receipts() {
            @Override
            public boolean isSettled(String name, String delivery, int partition, long offset) {
                Receipt receipt = receipts.get(Receipt.key(name, delivery));
                return receipt != null && receipt.partition() == partition && receipt.offset() >= offset;
            }

            @Override
            public void keep(Receipt receipt) {
                receipts.put(receipt.key(), receipt);
            }
        };
        return new Lane(
                consumer,
                receiver,
                this::answer,
                kept,
                new LaneMeters(registry, "duty"),
                new Circuit(Duration.ofSeconds(30), () -> 0),
                clock);
    }

    private Answer answer(Notice notice) {
        sent.add(notice);
        return answers.isEmpty() ? Answer.TAKEN : answers.poll();
    }

    private List<String> plants() {
        return sent.stream().map(notice -> notice.alerts().get(0).node().key()).toList();
    }

    private static Alert city(String code) {
        return Samples.alert(NodeId.parse("city:" + code), AlertKind.OUTPUT_DROP, AlertState.FIRING, Severity.RED);
    }

    private void add(long offset, Alert alert) {
        add(offset, alert, NOW);
    }

    private void add(long offset, Alert alert, Instant received) {
        consumer.addRecord(record(offset, Codecs.ALERT.encode(alert), received));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value, Instant received) {
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                received.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private Optional<Long> committed() {
        OffsetAndMetadata offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return Optional.ofNullable(offset).map(OffsetAndMetadata::offset);
    }

    private double count(String outcome) {
        return registry.get("monitoring.alerts.deliveries")
                .tags("receiver", "duty", "outcome", outcome)
                .counter()
                .count();
    }

    private double gauge(String name) {
        return registry.get("monitoring.alerts.receiver." + name)
                .tag("receiver", "duty")
                .gauge()
                .value();
    }
}
