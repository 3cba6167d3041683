package org.industrymonitor.ingest.collect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The records of one body on their way: done when Kafka has acknowledged every one, or failed with the first failure.
 * Holds back whoever sends when too much is on its way.  Room is asked for, and given back, for many records at once.
 */
final class PendingRecords {

    /** What a record costs beside its bytes. */
    private static final int OVERHEAD = 128;
    /** In so many shares room is given out. */
    private static final int SHARES = 16;

    private final Producer<byte[], byte[]> producer;
    private final long window;
    private final Duration patience;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition acknowledged = lock.newCondition();
    /** Of the thread that sends. */
    private Share share;

    private int open;
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
        if (share == null || share.left < size) {
            if (share != null) {
                share.close();
            }
            share = enter(Math.max(size, window / SHARES));
        }
        if (failure != null) {
            throw earlierFailure();
        }
        share.left -= size;
        share.sent++;
        try {
            producer.send(record, share);
        } catch (KafkaException | IllegalStateException e) {
            // an illegal state is a producer that has been closed
            share.onCompletion(null, e);
        }
    }

    /** No more records will be sent. */
    CompletableFuture<Void> allSent() {
        if (share != null) {
            share.close();
        }
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

    private Share enter(long size) {
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
                share = null;
                throw earlierFailure();
            }
            open++;
            bytes += size;
            return new Share(size);
        } catch (InterruptedException e) {
            share = null;
            throw new InterruptException(e);
        } finally {
            lock.unlock();
        }
    }

    private KafkaException earlierFailure() {
        return new KafkaException("an earlier record was not taken", failure);
    }

    private void leave(Share given) {
        boolean settled;
        lock.lock();
        try {
            open--;
            bytes -= given.size;
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

    private void fail(Exception exception) {
        lock.lock();
        try {
            if (failure == null) {
                failure = exception;
            }
            acknowledged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Room for some records; is told of each that Kafka has, and given back when it has all. */
    private final class Share implements Callback {

        private final long size;
        /** Those sent, of which Kafka has not said, less those not counted yet while more are sent. */
        private final AtomicInteger waiting = new AtomicInteger();

        private long left;
        private int sent;

        Share(long size) {
            this.size = size;
            this.left = size;
        }

        @Override
        public void onCompletion(RecordMetadata metadata, Exception exception) {
            if (exception != null) {
                fail(exception);
            }
            if (waiting.decrementAndGet() == 0) {
                leave(this);
            }
        }

        /** No more records will use it. */
        void close() {
            if (waiting.addAndGet(sent) == 0) {
                leave(this);
            }
        }
    }
}
