package org.industrymonitor.ingest.collect;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The collector as adapters see it that know better than the clock when a body came. */
@FunctionalInterface
public interface Intake {

    /**
     * Takes in one body, as {@link Collector#collect} does.
     *
     * @param received when it came first: taken in again, after a crash or while Kafka is away, it must be the same
     *     statement again, not a later one
     */
    CompletableFuture<Answer> collect(Body body, Instant received);
}
