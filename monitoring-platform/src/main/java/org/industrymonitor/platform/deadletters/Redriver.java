package org.industrymonitor.platform.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.platform.feed.FeedClient;
import org.industrymonitor.platform.feed.FeedException;
import org.industrymonitor.platform.feed.FeedTally;
import org.industrymonitor.platform.feed.Receipt;
import org.industrymonitor.platform.feed.Refusal;

/** Sends again: records through ingest, as their feed; readings of direct producers to the topic that they were on. */
public final class Redriver {
    private static final int BODY_RECORDS = 1_000;

    private final Function<String, FeedClient> clients;
    private final Map<String, FeedClient> known = new HashMap<>();
    private final Map<String, Object> producerProperties;
    private final FeedTally tally = new FeedTally();
    private long undelivered;

    /**
     * @param clients one for a feed of that name
     * @param producerProperties of a producer whose records all replicas acknowledge
     */
    public Redriver(Function<String, FeedClient> clients, Map<String, Object> producerProperties) {
        this.clients = clients;
        this.producerProperties = Map.copyOf(producerProperties);
    }

    /**
     * Sends it all. A body that is refused as a whole does not keep the others.
     *
     * @param done told how many records more have been answered
     * @param refused told what was refused again
     */
    public void send(Redrive redrive, LongConsumer done, BiConsumer<LetterId, Refusal> refused)
            throws InterruptedException {
        for (RedriveBody body : redrive.bodies(BODY_RECORDS)) {
            send(body, refused);
            done.accept(body.records().size());
        }
        if (!redrive.readings().isEmpty()) {
            republish(redrive.readings());
            done.accept(redrive.readings().size());
        }
    }

    /** What became of the records that went through ingest. */
    public FeedTally tally() {
        return tally;
    }

    /** Records whose body was refused as a whole. */
    public long undelivered() {
        return undelivered;
    }

    private void send(RedriveBody body, BiConsumer<LetterId, Refusal> refused) {
        FeedClient client = known.computeIfAbsent(body.stack().feed(), clients);
        try {
            Receipt receipt = client.readings(body.bytes(), body.contentType());
            tally.add(receipt);
            receipt.refusals()
                    .forEach(refusal -> body.letter(refusal.line()).ifPresent(id -> refused.accept(id, refusal)));
        } catch (FeedException fault) {
            undelivered += body.records().size();
            refused.accept(
                    body.records().get(0).getValue(), new Refusal(0, "", "not-delivered", fault.getMessage(), ""));
        }
    }

    private void republish(Map<Reading, LetterId> readings) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producerProperties)) {
            for (Reading reading : readings.keySet()) {
                sent.add(producer.send(new ProducerRecord<>(
                        Topic.READINGS.topicName(),
                        reading.subject().getBytes(StandardCharsets.UTF_8),
                        Codecs.READING.encode(reading))));
            }
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new KafkaException("readings were not published", failure.getCause());
        }
    }
}
