package org.industrymonitor.platform.simulate;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Topic;
import org.industrymonitor.model.wire.Codecs;

/**
 * Publishes the readings of one turn after the other, each when it is due at the rate, on a thread of its own.  What cannot
 * be sent in time is sent as soon as it can be: the rate is that of a world that does not wait for the platform.
 */
final class Load implements AutoCloseable {
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LOOK_EVERY = 64;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Plan plan;
    private final Schedule schedule;
    private final Witness witness;
    private final InstantSource clock;
    private final double perNano;
    private final Position from;
    private final long until;
    private final Thread thread = new Thread(this::send, "simulate-load");
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile long turn;
    private volatile long sent;
    private volatile long startedNanos;
    private volatile long endedNanos;

    /**
     * @param perSecond readings that are due in a second
     * @param until the turn to end before
     */
    Load(
            Map<String, Object> producerProperties,
            Plan plan,
            Schedule schedule,
            Witness witness,
            InstantSource clock,
            double perSecond,
            Position from,
            long until) {
        this.producer = new KafkaProducer<>(producerProperties);
        this.plan = plan;
        this.schedule = schedule;
        this.witness = witness;
        this.clock = clock;
        this.perNano = perSecond / TimeUnit.SECONDS.toNanos(1);
        this.from = from;
        this.until = until;
        this.turn = from.next();
        thread.setDaemon(true);
    }

    void start() {
        startedNanos = System.nanoTime();
        thread.start();
    }

    /** Waits until all is sent and acknowledged, at most so long; says whether it is. */
    boolean await(long millis) throws InterruptedException {
        thread.join(millis);
        if (failure.get() != null) {
            throw new KafkaException("a reading was not acknowledged", failure.get());
        }
        return !thread.isAlive();
    }

    /** Ends after the turn it is at; returns at once. */
    void stop() {
        stopped = true;
    }

    /** The turn it is at. */
    long turn() {
        return turn;
    }

    /** Readings sent. */
    long sent() {
        return sent;
    }

    /** Since it started, until it ended or now. */
    double seconds() {
        long end = endedNanos == 0 ? System.nanoTime() : endedNanos;
        return (end - startedNanos) / 1e9;
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private void send() {
        try {
            long next = from.next();
            while (next < until && !stopped && failure.get() == null) {
                long due = (long) ((System.nanoTime() - startedNanos) * perNano);
                if (sent >= due) {
                    LockSupport.parkNanos(BETWEEN_NANOS);
                }
                for (long last = Math.min(until, next + LOOK_EVERY); next < last && sent < due; next++) {
                    say(next);
                }
                turn = next;
            }
            producer.flush();
        } catch (RuntimeException fault) {
            failure.compareAndSet(null, fault);
        }
        endedNanos = System.nanoTime();
    }

    private void say(long next) {
        long slot = next / plan.enterprises();
        int number = (int) (next % plan.enterprises());
        for (Reading reading : schedule.at(slot, number)) {
            long now = clock.millis();
            // What is said again after a kill changes nothing, so that no aggregate would answer
            if (next >= from.seen()) {
                witness.sent(number, reading, now, next);
            }
            producer.send(
                    new ProducerRecord<>(
                            Topic.READINGS.topicName(),
                            null,
                            now,
                            reading.subject().getBytes(StandardCharsets.UTF_8),
                            Codecs.READING.encode(reading)),
                    (metadata, fault) -> {
                        failure.compareAndSet(null, fault);
                        if (fault == null) {
                            witness.acknowledged(number, reading, clock.millis());
                        }
                    });
            sent++;
        }
    }
}
