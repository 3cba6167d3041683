package org.industrymonitor.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class EarlyCommitTest {

    /** Wall clock, epoch milliseconds. */
    private long now = 1_780_000_000_000L;

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private final EarlyCommit.Commits thread =
            new EarlyCommit.Commits(() -> Duration.ofMillis(now).toNanos());
    private final EarlyCommit early = EarlyCommit.of(context, thread);

    private boolean asksAfter(Duration time) {
        now += time.toMillis();
        context.resetCommit();
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(now);
        return context.committed();
    }

    private void commit(Duration time) {
        early.begins();
        now += time.toMillis();
        asksAfter(Duration.ZERO);
    }

    @Test
    void asksForACommitOfWhatWasTakenButNotTooOften() {
        early.took(now);
        assertThat(asksAfter(EarlyCommit.LEAST.minusMillis(1))).isFalse();
        assertThat(asksAfter(Duration.ofMillis(1))).isTrue();

        commit(Duration.ofMillis(3));
        early.took(now);
        assertThat(asksAfter(EarlyCommit.LEAST.minusMillis(1))).isFalse();
        assertThat(asksAfter(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void doesNotAskWhenNothingWasTakenSinceTheLastOne() {
        assertThat(asksAfter(Duration.ofSeconds(5))).isFalse();
        early.took(now);
        commit(Duration.ofMillis(3));
        assertThat(asksAfter(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void aTaskThatIsBehindCommitsSeldom() {
        early.took(now - EarlyCommit.BEHIND.toMillis());
        assertThat(asksAfter(EarlyCommit.LEAST)).isFalse();
        early.took(now - EarlyCommit.BEHIND.toMillis() + 1000);
        assertThat(asksAfter(EarlyCommit.LEAST)).isTrue();
    }

    @Test
    void commitsThatTakeLongComeSeldom() {
        early.took(now);
        commit(Duration.ofMillis(450));
        early.took(now);
        assertThat(asksAfter(Duration.ofMillis(449))).isFalse();
        assertThat(asksAfter(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void tasksOfAThreadKnowOfEachOthersCommits() {
        MockProcessorContext<String, String> beside = new MockProcessorContext<>();
        EarlyCommit other = EarlyCommit.of(beside, thread);
        now += 1000;
        early.begins();
        other.begins();
        now += 300;
        other.took(now);
        early.took(now);
        assertThat(asksAfter(Duration.ofMillis(299))).isFalse();
        assertThat(asksAfter(Duration.ofMillis(1))).isTrue();
    }
}
