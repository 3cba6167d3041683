package org.industrymonitor.ingest.collect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The records of one body on their way: done when Kafka has acknowledged every one, or failed with the first. */
final class PendingRecords implements Callback {

    private final Producer<byte[], byte[]> producer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    /** One more than the records on their way until all have been sent. */
    private final AtomicInteger open = new AtomicInteger(1);

    private volatile Exception failure;

    PendingRecords(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        open.incrementAndGet();
        producer.send(record, this);
    }

    /** No more records will be sent. */
    CompletableFuture<Void> allSent() {
        settle();
        return done;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception exception) {
        if (exception != null) {
            failure = exception;
        }
        settle();
    }

    private void settle() {
        if (open.decrementAndGet() == 0) {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        }
    }
}
