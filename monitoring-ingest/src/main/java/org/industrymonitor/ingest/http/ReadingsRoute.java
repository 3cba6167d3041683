package org.industrymonitor.ingest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.ingest.collect.Body;
import org.industrymonitor.ingest.collect.BodyFault;
import org.industrymonitor.ingest.collect.Collector;
import org.industrymonitor.ingest.collect.IngestMeters;
import org.industrymonitor.ingest.decode.BodyFormat;
import org.industrymonitor.ingest.decode.UnreadableBodyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/readings}: 200 with counts and refusals when Kafka has all; 400, 413 or 415 when the body cannot be
 * taken; 429 or 503 with Retry-After when it should be sent again.
 */
public final class ReadingsRoute {

    private static final Logger log = LoggerFactory.getLogger(ReadingsRoute.class);
    private static final String ANONYMOUS = "anonymous";
    private static final int LONGEST_FEED = 128;
    /** Taken for a body whose size is not announced, until it is known. */
    private static final long UNANNOUNCED = 64 << 10;

    private final Collector collector;
    private final IngestMeters meters;
    private final BooleanSupplier ready;
    private final Executor answerer;
    private final InFlight inFlight;
    private final long maxBytes;
    private final Duration ackTimeout;
    private volatile boolean unavailableLogged;

    /**
     * @param ready whether the registry is known, without which every enterprise would be unknown
     * @param answerer writes answers, off Kafka's own thread
     */
    public ReadingsRoute(
            Collector collector, IngestMeters meters, BooleanSupplier ready, Executor answerer, Limits limits) {
        this.collector = collector;
        this.meters = meters;
        this.ready = ready;
        this.answerer = answerer;
        this.inFlight = new InFlight(limits.inFlightMaxBytes());
        this.maxBytes = limits.requestMaxBytes();
        this.ackTimeout = limits.ackTimeout();
        meters.inFlight(inFlight::bytes);
    }

    /**
     * What the route may take.
     *
     * @param requestMaxBytes largest body
     * @param inFlightMaxBytes bodies together
     * @param ackTimeout how long a feed waits for Kafka
     */
    public record Limits(long requestMaxBytes, long inFlightMaxBytes, Duration ackTimeout) {}

    /** Takes one request. */
    public void post(Context context) throws IOException {
        long reserved = 0;
        try {
            if (!ready.getAsBoolean()) {
                throw new TurnedAway(BodyFault.UNAVAILABLE, "the registry is being read; send again");
            }
            String feed = feed(context.header("X-Feed"));
            MediaType type = MediaType.parse(context.contentType());
            BodyFormat format = BodyFormat.of(type.name())
                    .orElseThrow(() -> new TurnedAway(
                            BodyFault.UNSUPPORTED_TYPE,
                            "Content-Type must be text/csv, application/json or application/x-ndjson, is '"
                                    + type.name() + "'"));
            reserved = reserve(RequestBody.announced(context));
            byte[] bytes = RequestBody.read(context, maxBytes);
            inFlight.add(bytes.length - reserved);
            reserved = bytes.length;
            collect(context, new Body(bytes, format, type.charset(), feed));
            reserved = 0;
        } catch (TurnedAway e) {
            turnAway(context, e);
        } finally {
            inFlight.add(-reserved);
        }
    }

    private long reserve(long announced) throws TurnedAway {
        long size = announced < 0 ? UNANNOUNCED : announced;
        if (announced > maxBytes) {
            throw new TurnedAway(
                    BodyFault.TOO_LARGE, "body must have at most " + maxBytes + " bytes, has " + announced);
        }
        if (!inFlight.tryAdd(size)) {
            throw new TurnedAway(BodyFault.OVERLOADED, "too much is waiting for Kafka; send again");
        }
        return size;
    }

    private void collect(Context context, Body body) {
        CompletableFuture<Answer> collected = collector.collect(body);
        collected.whenComplete((answer, failure) -> inFlight.add(-body.bytes().length));
        context.future(() -> collected
                .copy()
                .orTimeout(ackTimeout.toMillis(), TimeUnit.MILLISECONDS)
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
            return;
        }
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
                        "Kafka did not acknowledge within " + ackTimeout.toMillis()
                                + " ms; send again, repeating does no harm",
                        cause));
    }

    private void turnAway(Context context, TurnedAway reason) {
        meters.turnedAway(reason.fault());
        Answers.write(context, reason);
    }

    private static String feed(String header) throws TurnedAway {
        if (header == null || header.isBlank()) {
            return ANONYMOUS;
        }
        String feed = header.strip();
        if (feed.length() > LONGEST_FEED || feed.chars().anyMatch(Character::isISOControl)) {
            throw new TurnedAway(
                    BodyFault.BAD_FEED,
                    "X-Feed must have at most " + LONGEST_FEED + " characters and no control character");
        }
        return feed;
    }
}
