package org.industrymonitor.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.industrymonitor.ingest.contract.Steelworks;
import org.junit.jupiter.api.Test;

class GateTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Feeds feeds = Feeds.of(List.of(new Feed("slow", List.of(), Scope.ALL, false, new Rate(100, 1_000))));
    private final Gate gate = new Gate(() -> feeds, new Steelworks(), nanos::get);

    @Test
    void takesABodyWholeAndMakesItsFeedWaitForWhatItOverdrew() throws Exception {
        gate.admit("slow").spend(1_500);

        assertThatThrownBy(() -> gate.admit("slow"))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        e -> assertThat(e.retryAfterSeconds()).isEqualTo(6));
        pass(Duration.ofSeconds(4));
        assertThatThrownBy(() -> gate.admit("slow"))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        e -> assertThat(e.retryAfterSeconds()).isEqualTo(2));
        pass(Duration.ofSeconds(2));
        gate.admit("slow").spend(1);
    }

    @Test
    void savesUpNoMoreThanABurst() throws Exception {
        gate.admit("slow").spend(1);
        pass(Duration.ofDays(9));

        gate.admit("slow").spend(1_000);

        assertThatThrownBy(() -> gate.admit("slow")).isInstanceOf(ThrottledException.class);
    }

    @Test
    void letsAnUnknownFeedInToSpeakForNoOne() throws Exception {
        assertThat(gate.admit("stranger").covers("E1")).isFalse();
        assertThat(gate.admit("slow").covers("E1")).isTrue();
        assertThat(Gate.open(new Steelworks()).admit("stranger").covers("E1")).isTrue();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
