package org.industrymonitor.ingest.collect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The records of one body on their way: done when Kafka has acknowledged every one, or failed with the first failure.
 * Holds back whoever sends when too much is on its way.
 */
final class PendingRecords {

    /** What a record costs beside its bytes. */
    private static final int OVERHEAD = 128;

    private final Producer<byte[], byte[]> producer;
    private final long window;
    private final Duration patience;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition acknowledged = lock.newCondition();
    private long open;
    private long bytes;
    private boolean all;
    private volatile Exception failure;

    /**
     * @param window bytes that may be on their way
     * @param patience how long Kafka may acknowledge nothing while the window is full
     */
    PendingRecords(Producer<byte[], byte[]> producer, long window, Duration patience) {
        this.producer = producer;
        this.window = window;
        this.patience = patience;
    }

    /**
     * Sends a record, as soon as there is room for it.
     *
     * @throws KafkaException if an earlier record failed, or nothing is acknowledged
     */
    void send(ProducerRecord<byte[], byte[]> record) {
        long size = OVERHEAD + record.key().length + record.value().length;
        enter(size);
        try {
            producer.send(record, (metadata, exception) -> leave(size, exception));
        } catch (KafkaException | IllegalStateException e) {
            // an illegal state is a producer that has been closed
            leave(size, e);
        }
    }

    /** No more records will be sent. */
    CompletableFuture<Void> allSent() {
        boolean settled;
        lock.lock();
        try {
            all = true;
            settled = open == 0;
        } finally {
            lock.unlock();
        }
        settle(settled);
        return done;
    }

    private void enter(long size) {
        lock.lock();
        try {
            long left = patience.toNanos();
            long before = bytes;
            while (failure == null && bytes > 0 && bytes + size > window) {
                left = acknowledged.awaitNanos(left);
                if (bytes < before) {
                    before = bytes;
                    left = patience.toNanos();
                } else if (left <= 0 && failure == null) {
                    failure = new TimeoutException("Kafka acknowledged nothing in "
                            + TimeUnit.NANOSECONDS.toMillis(patience.toNanos()) + " ms");
                }
            }
            if (failure != null) {
                throw new KafkaException("an earlier record was not taken", failure);
            }
            open++;
            bytes += size;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            lock.unlock();
        }
    }

    private void leave(long size, Exception exception) {
        boolean settled;
        lock.lock();
        try {
            open--;
            bytes -= size;
            if (exception != null && failure == null) {
                failure = exception;
            }
            settled = all && open == 0;
            acknowledged.signalAll();
        } finally {
            lock.unlock();
        }
        settle(settled);
    }

    /** What comes of it is not told under the lock. */
    private void settle(boolean settled) {
        if (!settled) {
            return;
        }
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }
}
