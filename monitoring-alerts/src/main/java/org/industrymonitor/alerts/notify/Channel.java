package org.industrymonitor.alerts.notify;

import java.time.Instant;

/** The way to somebody who is told of alerts. For one thread. */
@FunctionalInterface
public interface Channel extends AutoCloseable {

    /**
     * Sends what has happened; the same may be sent again, and is known by its id.
     *
     * @throws InterruptedException when the thread is interrupted while it waits for an answer
     */
    Answer send(Notice notice) throws InterruptedException;

    /** Whether it wants many alerts at once, each for itself, and never a summary. */
    default boolean takesBatches() {
        return false;
    }

    /**
     * Called all the time, also while there is nothing to tell: for what must be said again and again.
     *
     * @throws InterruptedException when the thread is interrupted while it waits for an answer
     */
    default void beat(Instant now) throws InterruptedException {}

    /** Releases what it holds. */
    @Override
    default void close() {}
}
