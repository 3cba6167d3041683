package org.industrymonitor.platform.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records as fast as Kafka's own client can, with the settings of the ingest role. */
final class PlainProducer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    PlainProducer(Map<String, Object> properties) {
        producer = new KafkaProducer<>(properties);
    }

    /** Seconds until all of them were acknowledged. */
    double send(List<ProducerRecord<byte[], byte[]>> records) {
        AtomicLong lost = new AtomicLong();
        long start = System.nanoTime();
        for (ProducerRecord<byte[], byte[]> record : records) {
            producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    lost.incrementAndGet();
                }
            });
        }
        producer.flush();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (lost.get() > 0) {
            throw new IllegalStateException(lost + " records were not acknowledged");
        }
        return seconds;
    }

    @Override
    public void close() {
        producer.close();
    }
}
