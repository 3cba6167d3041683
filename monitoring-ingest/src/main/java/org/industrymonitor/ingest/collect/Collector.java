package org.industrymonitor.ingest.collect;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.industrymonitor.ingest.decode.RawReading;
import org.industrymonitor.ingest.decode.RecordHandler;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.ingest.decode.Slice;
import org.industrymonitor.ingest.decode.UnreadableBodyException;
import org.industrymonitor.ingest.validate.ReadingValidator;
import org.industrymonitor.ingest.validate.Verdict;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;

/**
 * Takes in a body whatever transport it came by: each record is decoded and validated, then published as a reading or
 * kept as a dead letter.  The answer comes when Kafka has acknowledged all of both.
 */
public final class Collector {

    private final ReadingValidator validator;
    private final Producer<byte[], byte[]> producer;
    private final IngestMeters meters;
    private final Clock clock;
    private final int maxRecordBytes;
    private final int maxRefusals;

    /**
     * @param producer idempotent and waiting for all replicas; the caller's to close
     * @param clock stamps bodies with the time of receipt
     * @param maxRecordBytes larger records are refused
     * @param maxRefusals how many refusals an answer lists
     */
    public Collector(
            ReadingValidator validator,
            Producer<byte[], byte[]> producer,
            IngestMeters meters,
            Clock clock,
            int maxRecordBytes,
            int maxRefusals) {
        this.validator = validator;
        this.producer = producer;
        this.meters = meters;
        this.clock = clock;
        this.maxRecordBytes = maxRecordBytes;
        this.maxRefusals = maxRefusals;
    }

    /**
     * Takes in one body.
     *
     * @return done when all is acknowledged; fails with {@link UnreadableBodyException} when nothing of the body was
     *     taken but a dead letter, or with Kafka's exception when something may not have been written
     */
    public CompletableFuture<Answer> collect(Body body) {
        long start = System.nanoTime();
        Intake intake = new Intake(body, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            body.format().decoder().decode(body.bytes(), body.charset(), maxRecordBytes, intake);
        } catch (UnreadableBodyException e) {
            intake.refuseBody(e.getMessage());
            return intake.pending.allSent().thenCompose(nothing -> CompletableFuture.failedFuture(e));
        }
        intake.grouper.flush();
        return intake.pending.allSent().thenApply(nothing -> {
            Answer answer = intake.tally.answer();
            meters.answered(answer, body.bytes().length, intake.readings, System.nanoTime() - start);
            return answer;
        });
    }

    /** One body being taken in; single-threaded. */
    private final class Intake implements RecordHandler {

        private final Body body;
        private final Instant received;
        private final PendingRecords pending = new PendingRecords(producer);
        private final ReadingGrouper grouper = new ReadingGrouper(this::publish);
        private final Tally tally = new Tally(maxRefusals);
        private String header = "";
        private int readings;

        Intake(Body body, Instant received) {
            this.body = body;
            this.received = received;
        }

        @Override
        public void header(String line) {
            header = line;
        }

        @Override
        public void read(RawReading raw) {
            Verdict verdict = validator.validate(raw, body.feed(), received);
            if (verdict instanceof Verdict.Accepted accepted) {
                tally.accepted();
                grouper.add(accepted.reading());
            } else if (verdict instanceof Verdict.Refused refused) {
                refuse(refused.refusal());
            } else {
                tally.missing();
            }
        }

        @Override
        public void refuse(Refusal refusal) {
            tally.refused(refusal);
            bury(refusal);
        }

        void refuseBody(String message) {
            bury(new Refusal(0, Slice.of(body.bytes()), "", "", RefusalCode.SYNTAX, message));
        }

        private void publish(Reading reading) {
            readings++;
            pending.send(record(Topic.READINGS, reading.subject(), Codecs.READING.encode(reading)));
        }

        private void bury(Refusal refusal) {
            DeadLetter letter = new DeadLetter(
                    refusal.slice().copy(maxRecordBytes),
                    body.feed(),
                    refusal.code().word(),
                    refusal.field(),
                    refusal.line(),
                    refusal.message(),
                    body.format().mediaType(),
                    received,
                    header);
            pending.send(record(Topic.DEAD_LETTERS, body.feed(), Codecs.DEAD_LETTER.encode(letter)));
        }

        private ProducerRecord<byte[], byte[]> record(Topic topic, String key, byte[] value) {
            return new ProducerRecord<>(
                    topic.topicName(),
                    null,
                    received.toEpochMilli(),
                    key.getBytes(StandardCharsets.UTF_8),
                    value,
                    List.of());
        }
    }
}
