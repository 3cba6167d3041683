package org.industrymonitor.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StalledThreadsTest {

    private static final Throwable STALL =
            new StreamsException("commit failed", new InvalidTxnStateException("aborted"));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");
    private final StalledThreads threads = new StalledThreads("streams", () -> now, registry);

    @Test
    void areReplacedAndCounted() {
        assertThat(threads.isReplaceable(STALL)).isTrue();
        now = now.plusSeconds(60);
        assertThat(threads.isReplaceable(STALL)).isTrue();

        assertThat(registry.get("monitoring.runtime.stream.threads.replaced")
                        .tag("role", "streams")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void areNotReplacedAgainAndAgain() {
        assertThat(threads.isReplaceable(STALL)).isTrue();
        now = now.plusSeconds(59);

        assertThat(threads.isReplaceable(STALL)).isFalse();
    }

    @Test
    void areNoneThatDiedOfSomethingElse() {
        assertThat(threads.isReplaceable(new StreamsException("send", new TopicAuthorizationException("readings"))))
                .isFalse();
        assertThat(threads.isReplaceable(new IllegalStateException("a fault of ours")))
                .isFalse();
    }
}
