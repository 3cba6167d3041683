package org.industrymonitor.ingest.collect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.ingest.auth.Gate;
import org.industrymonitor.ingest.auth.Pass;
import org.industrymonitor.ingest.auth.ThrottledException;
import org.industrymonitor.ingest.decode.LineForm;
import org.industrymonitor.ingest.decode.RawReading;
import org.industrymonitor.ingest.decode.RecordHandler;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.ingest.decode.UnreadableBodyException;
import org.industrymonitor.ingest.express.ExpressLane;
import org.industrymonitor.ingest.express.KnownEnterprises;
import org.industrymonitor.ingest.suspect.Suspector;
import org.industrymonitor.ingest.validate.PlainHead;
import org.industrymonitor.ingest.validate.ReadingValidator;
import org.industrymonitor.ingest.validate.Registry;
import org.industrymonitor.ingest.validate.Verdict;
import org.industrymonitor.model.DeadLetter;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in a body whatever transport it came by: each record is decoded, held against what its feed may say, and
 * validated, then published as a reading or kept as a dead letter.  The answer comes when Kafka has acknowledged all of both.
 */
public final class Collector {

    private static final Logger log = LoggerFactory.getLogger(Collector.class);

    private final Rules rules;
    private final Producer<byte[], byte[]> producer;
    private final IngestMeters meters;
    private final Clock clock;
    private final Limits limits;
    private final KnownEnterprises enterprises;
    private final boolean express;

    /**
     * How much a body may ask for.
     *
     * @param maxRecordBytes larger records are refused
     * @param maxRefusals how many refusals an answer lists
     * @param windowBytes how much of a body may wait for Kafka before the rest is read
     * @param patience how long Kafka may acknowledge nothing meanwhile
     */
    public record Limits(int maxRecordBytes, int maxRefusals, long windowBytes, Duration patience) {}

    /**
     * What records are judged by.
     *
     * @param gate who may speak for whom
     * @param suspector what is odd, and taken all the same
     */
    public record Rules(Gate gate, ReadingValidator validator, Suspector suspector, Registry registry) {}

    /**
     * @param producer idempotent and waiting for all replicas; the caller's to close
     * @param clock stamps bodies with the time of receipt
     */
    public Collector(Rules rules, Producer<byte[], byte[]> producer, IngestMeters meters, Clock clock, Limits limits) {
        this(rules, producer, meters, clock, limits, true);
    }

    private Collector(
            Rules rules,
            Producer<byte[], byte[]> producer,
            IngestMeters meters,
            Clock clock,
            Limits limits,
            boolean express) {
        this.express = express;
        this.rules = rules;
        this.producer = producer;
        this.meters = meters;
        this.clock = clock;
        this.limits = limits;
        this.enterprises = new KnownEnterprises(rules.validator().plain());
    }

    /** This collector, if it had no {@link ExpressLane}: what that is held against. */
    public Collector withoutExpress() {
        return new Collector(rules, producer, meters, clock, limits, false);
    }

    /**
     * Takes in one body.
     *
     * @return done when all is acknowledged; fails with {@link UnreadableBodyException} when nothing of the body was
     *     taken but a dead letter, with {@link ThrottledException} when nothing was looked at because the feed has sent too
     *     much, or with Kafka's exception when something may not have been written
     */
    public CompletableFuture<Answer> collect(Body body) {
        return collect(BodyStream.of(body));
    }

    /** The same, of one that came then: the revision of readings that have none of their own. */
    public CompletableFuture<Answer> collect(Body body, Instant received) {
        return collect(BodyStream.of(body), received);
    }

    /**
     * Takes in one body while it comes, in memory that does not grow with it; returns when it has been read.
     *
     * @return as for a body in memory; fails with {@link PartlyTakenException} when it broke off
     */
    public CompletableFuture<Answer> collect(BodyStream body) {
        return collect(body, clock.instant());
    }

    private CompletableFuture<Answer> collect(BodyStream body, Instant received) {
        long start = System.nanoTime();
        Pass pass;
        try {
            pass = rules.gate().admit(body.feed());
        } catch (ThrottledException e) {
            return CompletableFuture.failedFuture(e);
        }
        Intake intake = new Intake(body, pass, received.truncatedTo(ChronoUnit.MILLIS));
        CountedStream counted = new CountedStream(body.stream());
        Optional<CutBodyException> cut = Optional.empty();
        try {
            cut = read(body, counted, intake);
            intake.end();
        } catch (UnreadableBodyException e) {
            intake.refuseBody(e);
            return intake.pending.allSent().thenCompose(nothing -> CompletableFuture.failedFuture(e));
        } catch (KafkaException e) {
            log.debug("Body is not read further: feed={}", body.feed(), e);
        }
        intake.audit.close();
        Optional<CutBodyException> end = cut;
        return intake.pending.allSent().thenCompose(nothing -> {
            Answer answer = intake.tally.answer();
            meters.answered(body.feed(), answer, counted.bytes(), intake.readings, System.nanoTime() - start);
            return end.isEmpty()
                    ? CompletableFuture.completedFuture(answer)
                    : CompletableFuture.failedFuture(
                            new PartlyTakenException(end.get().fault(), answer, end.get()));
        });
    }

    /** Reads a body to its end; else says why not. */
    private Optional<CutBodyException> read(BodyStream body, InputStream stream, Intake intake)
            throws UnreadableBodyException {
        try {
            body.format().decoder().decode(stream, body.charset(), limits.maxRecordBytes(), intake);
            return Optional.empty();
        } catch (CutBodyException e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.of(new CutBodyException(BodyFault.UNREADABLE, "body broke off: " + e.getMessage(), e));
        }
    }

    /** One body being taken in; single-threaded. */
    private final class Intake implements RecordHandler, ExpressLane.Exit {

        private final BodyStream body;
        private final Instant received;
        private final PendingRecords pending = new PendingRecords(producer, limits.windowBytes(), limits.patience());
        private final ReadingGrouper grouper = new ReadingGrouper(this::publish);
        private final Tally tally = new Tally(limits.maxRefusals());
        private String header = "";
        private final AuditLog audit;
        private final Pass pass;
        private final ExpressLane lane;
        /** Made once, not for each record. */
        private final Long timestamp;

        private int readings;

        Intake(BodyStream body, Pass pass, Instant received) {
            this.pass = pass;
            this.audit = new AuditLog(body.feed());
            this.body = body;
            this.received = received;
            this.timestamp = received.toEpochMilli();
            this.lane = new ExpressLane(
                    enterprises, rules.suspector(), pass, body.feed(), received, ReadingGrouper.MOST_ITEMS, this);
        }

        void end() {
            lane.flush();
            grouper.flush();
        }

        @Override
        public boolean takes(LineForm line) {
            return express && lane.takes(line);
        }

        @Override
        public void header(String line) {
            header = line;
        }

        @Override
        public void read(RawReading raw) {
            pass.spend(1);
            if (!pass.covers(raw.subject())) {
                Refusal refusal = outOfScope(raw);
                audit.refused(refusal);
                refuse(refusal);
                return;
            }
            Verdict verdict = rules.validator().validate(raw, body.feed(), received);
            if (verdict instanceof Verdict.Accepted accepted) {
                Set<Suspicion> odd = rules.suspector().ofFigures(raw, accepted.reading());
                tally.accepted(odd);
                lane.handOver().ifPresent(held -> grouper.add(held, held.suspicions()));
                grouper.add(accepted.reading(), odd);
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

        void refuseBody(UnreadableBodyException fault) {
            bury(new Refusal(0, fault.head(), "", "", RefusalCode.SYNTAX, fault.getMessage()));
        }

        @Override
        public boolean clears(String subject, PlainHead head) {
            if (grouper.mayJoin(subject, head)) {
                return false;
            }
            grouper.flush();
            return true;
        }

        @Override
        public void accepted(Set<Suspicion> odd) {
            tally.accepted(odd);
        }

        @Override
        public void outputWithoutEnergy(boolean suspect) {
            if (suspect) {
                tally.suspected(Suspicion.OUTPUT_WITHOUT_ENERGY);
            } else {
                tally.suspectAfterAll(Suspicion.OUTPUT_WITHOUT_ENERGY);
            }
        }

        @Override
        public void publish(byte[] subject, byte[] message) {
            readings++;
            pending.send(record(Topic.READINGS, subject, message));
        }

        private void publish(Reading joined, boolean suspect) {
            Reading reading = joined;
            if (Suspector.isOutputWithoutEnergy(joined, rules.registry().reference())) {
                reading = joined.suspected(Suspicion.OUTPUT_WITHOUT_ENERGY);
                outputWithoutEnergy(suspect);
            }
            publish(reading.subject().getBytes(StandardCharsets.UTF_8), Codecs.READING.encode(reading));
        }

        private Refusal outOfScope(RawReading raw) {
            return new Refusal(
                    raw.line(),
                    raw.slice(),
                    raw.subject(),
                    "subject",
                    RefusalCode.OUT_OF_SCOPE,
                    "feed '" + body.feed() + "' may not speak for '" + raw.subject() + "', or it is not registered");
        }

        private void bury(Refusal refusal) {
            DeadLetter letter = new DeadLetter(
                    refusal.slice().copy(limits.maxRecordBytes()),
                    body.feed(),
                    refusal.code().word(),
                    refusal.field(),
                    refusal.line(),
                    refusal.message(),
                    body.format().mediaType(),
                    received,
                    header);
            pending.send(record(
                    Topic.DEAD_LETTERS,
                    body.feed().getBytes(StandardCharsets.UTF_8),
                    Codecs.DEAD_LETTER.encode(letter)));
        }

        private ProducerRecord<byte[], byte[]> record(Topic topic, byte[] key, byte[] value) {
            return new ProducerRecord<>(topic.topicName(), null, timestamp, key, value);
        }
    }
}
