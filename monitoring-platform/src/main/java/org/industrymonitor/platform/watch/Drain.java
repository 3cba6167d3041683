package org.industrymonitor.platform.watch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that was sent is fully processed: no group is behind, and nothing more has been written for
 * longer than any stage holds results back.
 */
public final class Drain {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Backlog backlog;
    private final Duration quiet;

    /** @param quiet longer than any stage holds results back */
    public Drain(Backlog backlog, Duration quiet) {
        this.backlog = backlog;
        this.quiet = quiet;
    }

    /**
     * Waits.
     *
     * @param alive whether there is still something to wait for
     * @return the {@link System#nanoTime} at which the last work was seen
     * @throws KafkaException if it is not done within the bound, or is not alive
     */
    public long await(Duration bound, BooleanSupplier alive) throws InterruptedException {
        long start = System.nanoTime();
        long lastWork = start;
        Map<TopicPartition, Long> before = Map.of();
        while (System.nanoTime() - lastWork < quiet.toNanos()) {
            if (!alive.getAsBoolean()) {
                throw new KafkaException("stopped before everything was processed");
            }
            if (System.nanoTime() - start > bound.toNanos()) {
                throw new KafkaException("not fully processed within " + bound.toSeconds() + " s, still at " + before);
            }
            Map<TopicPartition, Long> ends = ends();
            if (!ends.equals(before) || behind() > 0) {
                lastWork = System.nanoTime();
                before = ends;
            }
            Thread.sleep(BETWEEN.toMillis());
        }
        return lastWork;
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException {
        try {
            return backlog.ends();
        } catch (ExecutionException failure) {
            throw new KafkaException("the ends of the topics could not be read", failure.getCause());
        }
    }

    private long behind() throws InterruptedException {
        try {
            return backlog.behind();
        } catch (ExecutionException failure) {
            throw new KafkaException("the offsets of the groups could not be read", failure.getCause());
        }
    }
}
