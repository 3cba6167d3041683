package org.industrymonitor.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.industrymonitor.alerts.notify.AlertReceiver.Answer;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.wire.Codecs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifierTest {

    private static final TopicPartition PARTITION = new TopicPartition("monitoring-alert-events", 0);
    private static final Instant NOW = Instant.parse("2024-06-10T00:31:02Z");

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final Notifier notifier = new Notifier(
            consumer,
            this::answer,
            new DeliveryMeters(registry),
            Clock.fixed(NOW, ZoneOffset.UTC),
            Duration.ofMillis(1));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void commitsWhatWasTakenAndMeasuresFromTheReceiptOfTheReading() throws InterruptedException {
        add(0, "A", NOW.minusMillis(2_500));
        add(1, "B", NOW.minusMillis(1_500));

        notifier.step();

        assertThat(sent).containsExactly("A", "B");
        assertThat(committed()).contains(2L);
        assertThat(count("sent")).isEqualTo(2);
        assertThat(registry.get("monitoring.alerts.latency").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(4_000);
    }

    @Test
    void losesNothingWhileTheReceiverIsDown() throws InterruptedException {
        add(0, "A", NOW);
        add(1, "B", NOW);
        answers.addAll(List.of(Answer.TAKEN, Answer.LATER, Answer.LATER, Answer.TAKEN));

        notifier.step();
        assertThat(committed()).contains(1L);
        assertThat(consumer.position(PARTITION)).isEqualTo(1);
        // The broker gives again what was sought back to; the mock has to be given it.
        add(1, "B", NOW);
        add(2, "C", NOW);
        notifier.step();
        assertThat(committed()).contains(1L);
        assertThat(consumer.position(PARTITION)).isEqualTo(1);
        add(1, "B", NOW);
        add(2, "C", NOW);
        notifier.step();

        assertThat(sent).containsExactly("A", "B", "B", "B", "C");
        assertThat(committed()).contains(3L);
        assertThat(count("retried")).isEqualTo(2);
        assertThat(count("sent")).isEqualTo(3);
    }

    @Test
    void goesOnAfterWhatTheReceiverRejects() throws InterruptedException {
        add(0, "A", NOW);
        add(1, "B", NOW);
        answers.add(Answer.REJECTED);

        notifier.step();

        assertThat(sent).containsExactly("A", "B");
        assertThat(committed()).contains(2L);
        assertThat(count("rejected")).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsNoAlert() throws InterruptedException {
        consumer.addRecord(record(0, new byte[] {1}, NOW));
        add(1, "B", NOW);

        notifier.step();

        assertThat(sent).containsExactly("B");
        assertThat(count("undecodable")).isEqualTo(1);
        assertThat(committed()).contains(2L);
    }

    @Test
    void resumesThePartitionsItPausedToWait() throws InterruptedException {
        add(0, "A", NOW);
        answers.add(Answer.LATER);

        notifier.step();
        notifier.step();
        add(0, "A", NOW);
        notifier.step();

        assertThat(consumer.paused()).isEmpty();
        assertThat(sent).containsExactly("A", "A");
    }

    @Test
    void countersStandAtZeroBeforeAnythingHappens() {
        for (String outcome : List.of("sent", "rejected", "retried", "undecodable")) {
            assertThat(count(outcome)).as(outcome).isZero();
        }
    }

    private Answer answer(Alert alert) {
        sent.add(alert.node().key());
        return answers.isEmpty() ? Answer.TAKEN : answers.poll();
    }

    private void add(long offset, String plant, Instant received) {
        consumer.addRecord(record(offset, Codecs.ALERT.encode(Samples.alert(plant)), received));
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
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
