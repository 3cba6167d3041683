package org.industrymonitor.alerts.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receipts in their topic. Thread-safe. */
public final class ReceiptLedger implements Receipts {

    private static final Logger log = LoggerFactory.getLogger(ReceiptLedger.class);

    private final Function<String, Optional<Receipt>> known;
    private final Producer<byte[], byte[]> producer;
    private final Counter unkept;

    /**
     * @param known receipts of the topic by their keys
     * @param producer the caller closes it
     */
    public ReceiptLedger(
            Function<String, Optional<Receipt>> known, Producer<byte[], byte[]> producer, MeterRegistry meters) {
        this.known = known;
        this.producer = producer;
        unkept = meters.counter("monitoring.alerts.receipts.unkept");
    }

    @Override
    public boolean isSettled(String receiver, String delivery, int partition, long offset) {
        return known.apply(Receipt.key(receiver, delivery))
                .filter(receipt -> receipt.partition() == partition && receipt.offset() >= offset)
                .isPresent();
    }

    @Override
    public void keep(Receipt receipt) {
        producer.send(
                new ProducerRecord<>(
                        Topic.RECEIPTS.topicName(),
                        receipt.key().getBytes(StandardCharsets.UTF_8),
                        Codecs.RECEIPT.encode(receipt)),
                (metadata, failure) -> {
                    if (failure != null) {
                        unkept.increment();
                        log.warn(
                                "Receipt not kept, it may be sent again after a restart: key={}",
                                receipt.key(),
                                failure);
                    }
                });
    }
}
