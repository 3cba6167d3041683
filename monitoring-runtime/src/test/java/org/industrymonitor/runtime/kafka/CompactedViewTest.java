package org.industrymonitor.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.industrymonitor.runtime.lifecycle.Health;
import org.industrymonitor.runtime.metrics.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CompactedViewTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final TopicPartition P0 = new TopicPartition("registry", 0);
    private static final TopicPartition P1 = new TopicPartition("registry", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Metrics metrics = new Metrics();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Throwable> fatal = new LinkedBlockingQueue<>();
    private final CompactedView<Integer> view = new CompactedView<>(
            "test-view",
            "registry",
            bytes -> Integer.parseInt(new String(bytes, UTF_8)),
            () -> consumer,
            metrics,
            (service, cause) -> fatal.add(cause));

    @AfterEach
    void stop() throws InterruptedException {
        view.stop();
        metrics.close();
    }

    @Test
    void readsFromTheBeginningAndIsUpOnlyAfterTheEndAtStart() throws Exception {
        topicWithEnds(2, 1);
        view.listen((changed, removed) -> events.add(changed + " " + removed));
        assertThat(view.health()).isEqualTo(Health.starting("is not started"));
        consumer.schedulePollTask(() -> {
            add(P0, 0, "a", "1");
            add(P0, 1, "b", "2");
        });
        view.start();
        view.awaitOffsets(Map.of(P0, 1L), SOON);
        assertThat(view.health().state()).isEqualTo(Health.State.STARTING);

        consumer.schedulePollTask(() -> add(P1, 0, "c", "3"));
        view.awaitCaughtUp(SOON);

        assertThat(view.health()).isEqualTo(Health.up());
        assertThat(view.entries()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 2, "c", 3));
        assertThat(events).containsExactly("{a=1, b=2} []", "{c=3} []");
        assertThat(gauge("monitoring.runtime.view.entries")).isEqualTo(3);
        assertThat(gauge("monitoring.runtime.view.lag")).isZero();
    }

    @Test
    void takesUpdatesAndTombstones() throws Exception {
        topicWithEnds(0, 0);
        view.listen((changed, removed) -> events.add(changed + " " + removed));
        view.start();
        view.awaitCaughtUp(SOON);

        consumer.schedulePollTask(() -> {
            add(P0, 0, "a", "1");
            add(P0, 1, "b", "2");
            add(P0, 2, "a", "9");
            add(P0, 3, "b", null);
        });
        view.awaitOffsets(Map.of(P0, 3L), SOON);

        assertThat(view.get("a")).contains(9);
        assertThat(view.get("b")).isEmpty();
        assertThat(events).containsExactly("{a=9} [b]");
    }

    @Test
    void leavesOutAndCountsWhatItCannotDecode() throws Exception {
        topicWithEnds(3, 0);
        consumer.schedulePollTask(() -> {
            add(P0, 0, "a", "1");
            add(P0, 1, "a", "not a number");
            add(P0, 2, null, "4");
        });
        view.start();
        view.awaitCaughtUp(SOON);

        assertThat(view.entries()).containsExactlyEntriesOf(Map.of("a", 1));
        assertThat(metrics.registry()
                        .get("monitoring.runtime.view.undecodable")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(fatal).isEmpty();
    }

    @Test
    void tellsWhoWaitsTooLong() throws Exception {
        topicWithEnds(0, 0);
        view.start();
        view.awaitCaughtUp(SOON);

        assertThatThrownBy(() -> view.awaitOffsets(Map.of(P1, 5L), Duration.ofMillis(50)))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("test-view has not been read so far within PT0.05S");
    }

    @Test
    void reportsAFatalCauseWhenReadingFails() throws Exception {
        topicWithEnds(0, 0);
        consumer.setPollException(new KafkaException("not authorized"));
        view.start();

        assertThat(fatal.poll(10, TimeUnit.SECONDS)).hasMessage("not authorized");
        assertThat(view.health()).isEqualTo(Health.down("failed: not authorized"));
    }

    private void topicWithEnds(long end0, long end1) {
        consumer.updatePartitions(
                "registry",
                IntStream.of(0, 1)
                        .mapToObj(p -> new PartitionInfo("registry", p, Node.noNode(), new Node[0], new Node[0]))
                        .toList());
        consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
        consumer.updateEndOffsets(Map.of(P0, end0, P1, end1));
    }

    private void add(TopicPartition partition, long offset, String key, String value) {
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8)));
    }

    private double gauge(String name) {
        return metrics.registry().get(name).tag("view", "test-view").gauge().value();
    }
}
