package org.industrymonitor.ingest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.industrymonitor.ingest.auth.Gate;
import org.industrymonitor.ingest.auth.ThrottledException;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.ingest.collect.Body;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.ingest.collect.BodyStream;
import org.industrymonitor.ingest.collect.Collector;
import org.industrymonitor.ingest.collect.IngestMeters;
import org.industrymonitor.ingest.collect.PartlyTakenException;
import org.industrymonitor.ingest.decode.BodyCharset;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.ingest.decode.UnreadableBodyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/readings}: 200 with counts and refusals when Kafka has all; 4xx when the body cannot be taken, with the
 * same counts where it broke off; 429 or 503 with Retry-After when it should be sent again.  CSV and NDJSON are taken in
 * while they come, JSON when it is whole.
 */
public final class ReadingsRoute {

    private static final Logger log = LoggerFactory.getLogger(ReadingsRoute.class);
    /** Taken for a JSON body whose size is not announced, until it is known. */
    private static final long UNANNOUNCED = 64 << 10;

    private final Collector collector;
    private final Callers callers;
    private final IngestMeters meters;
    private final BooleanSupplier ready;
    private final Executor answerer;
    private final InFlight inFlight;
    private final Semaphore bodies;
    private final Limits limits;
    private final Leftover leftover = new Leftover();
    private volatile boolean unavailableLogged;

    /**
     * @param ready whether the registry is known, without which every enterprise would be unknown
     * @param answerer writes answers, off Kafka's own thread
     */
    public ReadingsRoute(
            Collector collector,
            Gate gate,
            IngestMeters meters,
            BooleanSupplier ready,
            Executor answerer,
            Limits limits) {
        this.collector = collector;
        this.callers = new Callers(gate);
        this.meters = meters;
        this.ready = ready;
        this.answerer = answerer;
        this.inFlight = new InFlight(limits.inFlightMaxBytes());
        this.bodies = new Semaphore(limits.bodies());
        this.limits = limits;
        meters.inFlight(inFlight::bytes);
    }

    /**
     * What the route may take.
     *
     * @param requestMaxBytes largest body that is kept in memory
     * @param streamMaxBytes largest body that is taken in while it comes
     * @param windowBytes how much of such a body is in memory at most
     * @param inFlightMaxBytes bodies together
     * @param bodies how many are read at once, so that threads are left for health and metrics
     * @param ackTimeout how long a feed waits for Kafka
     */
    public record Limits(
            long requestMaxBytes,
            long streamMaxBytes,
            long windowBytes,
            long inFlightMaxBytes,
            int bodies,
            long minBytesPerSecond,
            Duration ackTimeout) {

        Pace pace() {
            return Pace.of(minBytesPerSecond);
        }
    }

    /** Takes one request. */
    public void post(Context context) throws IOException {
        if (!bodies.tryAcquire()) {
            turnAway(context, new TurnedAway(BodyFault.OVERLOADED, "too many bodies are being read; send again"));
            leftover.hear(context);
            return;
        }
        try {
            if (!ready.getAsBoolean()) {
                throw new TurnedAway(BodyFault.UNAVAILABLE, "the registry is being read; send again");
            }
            String feed = callers.name(context);
            MediaType type = MediaType.parse(context.contentType());
            BodyFormat format = BodyFormat.of(type.name())
                    .orElseThrow(() -> new TurnedAway(
                            BodyFault.UNSUPPORTED_TYPE,
                            "Content-Type must be text/csv, application/json or application/x-ndjson, is '"
                                    + type.name() + "'"));
            if (format.isStreamed()) {
                stream(context, format, type.charset(), feed);
            } else {
                whole(context, format, type.charset(), feed);
            }
        } catch (TurnedAway e) {
            turnAway(context, e);
        } finally {
            bodies.release();
            leftover.hear(context);
        }
    }

    private void stream(Context context, BodyFormat format, BodyCharset charset, String feed)
            throws TurnedAway, IOException {
        long announced = RequestBody.announced(context);
        BodyStream body = new BodyStream(
                RequestBody.open(context, limits.streamMaxBytes(), limits.pace()), format, charset, feed);
        long reserved = announced < 0 ? limits.windowBytes() : Math.min(announced, limits.windowBytes());
        reserve(reserved);
        CompletableFuture<Answer> collected;
        try {
            collected = collector.collect(body);
        } catch (RuntimeException e) {
            inFlight.add(-reserved);
            throw e;
        }
        answer(context, collected, reserved);
    }

    private void whole(Context context, BodyFormat format, BodyCharset charset, String feed)
            throws TurnedAway, IOException {
        long announced = RequestBody.announced(context);
        long reserved = announced < 0 ? UNANNOUNCED : announced;
        InputStream wire = RequestBody.open(context, limits.requestMaxBytes(), limits.pace());
        reserve(reserved);
        try {
            byte[] bytes = RequestBody.read(wire);
            inFlight.add(bytes.length - reserved);
            reserved = bytes.length;
            Body body = new Body(bytes, format, charset.declared().orElse(StandardCharsets.UTF_8), feed);
            answer(context, collector.collect(body), reserved);
            reserved = 0;
        } finally {
            inFlight.add(-reserved);
        }
    }

    private void reserve(long size) throws TurnedAway {
        if (!inFlight.tryAdd(size)) {
            throw new TurnedAway(BodyFault.OVERLOADED, "too much is waiting for Kafka; send again");
        }
    }

    private void answer(Context context, CompletableFuture<Answer> collected, long reserved) {
        collected.whenComplete((answer, failure) -> inFlight.add(-reserved));
        context.future(() -> collected
                .copy()
                .orTimeout(limits.ackTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                        (answer, failure) -> {
                            answer(context, answer, failure);
                            return null;
                        },
                        answerer));
    }

    private void answer(Context context, Answer answer, Throwable failure) {
        if (failure == null) {
            unavailableLogged = false;
            Answers.write(context, answer);
            return;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof UnreadableBodyException) {
            turnAway(context, new TurnedAway(BodyFault.UNREADABLE, cause.getMessage(), cause));
        } else if (cause instanceof ThrottledException throttled) {
            turnAway(context, new TurnedAway(throttled));
        } else if (cause instanceof PartlyTakenException partly) {
            meters.turnedAway(partly.fault());
            Answers.write(context, partly);
        } else if (cause instanceof BufferExhaustedException) {
            turnAway(context, new TurnedAway(BodyFault.OVERLOADED, "Kafka is behind; send again", cause));
        } else {
            unavailable(context, cause);
        }
    }

    private void unavailable(Context context, Throwable cause) {
        if (!unavailableLogged) {
            unavailableLogged = true;
            log.warn("Kafka did not acknowledge: cause={}", cause.toString());
        } else {
            log.debug("Kafka did not acknowledge", cause);
        }
        turnAway(
                context,
                new TurnedAway(
                        BodyFault.UNAVAILABLE,
                        "Kafka did not acknowledge within "
                                + limits.ackTimeout().toMillis() + " ms; send again, repeating does no harm",
                        cause));
    }

    private void turnAway(Context context, TurnedAway reason) {
        meters.turnedAway(reason.fault());
        Answers.write(context, reason);
    }
}
