package org.industrymonitor.runtime.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stream threads that stood still for longer than their transaction may last, which happens where a machine has too much to do. The broker has
 * aborted the transaction by then and refuses its commit; some of its answers Streams takes to be fatal (KAFKA-19690). Nothing is
 * lost: what the transaction read is read again. So such a thread is replaced, unless that happened a short while ago: then
 * something else is wrong.
 */
final class StalledThreads {

    private static final Logger LOG = LoggerFactory.getLogger(StalledThreads.class);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final String name;
    private final InstantSource clock;
    private final Counter replaced;
    private Instant last = Instant.EPOCH;

    /** @param name of the application */
    StalledThreads(String name, InstantSource clock, MeterRegistry registry) {
        this.name = name;
        this.clock = clock;
        this.replaced = Counter.builder("monitoring.runtime.stream.threads.replaced")
                .description(
                        "stream threads that stood still for longer than a transaction may last, and were replaced")
                .tag("role", name)
                .register(registry);
    }

    /** Whether a new thread can go on where one has died of that cause. */
    synchronized boolean isReplaceable(Throwable cause) {
        Instant now = clock.instant();
        if (!isStall(cause) || now.isBefore(last.plus(SELDOM))) {
            return false;
        }
        last = now;
        replaced.increment();
        LOG.warn(
                "{}: a transaction was aborted, since the thread stood still; another thread begins it again",
                name,
                cause);
        return true;
    }

    private static boolean isStall(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }
}
