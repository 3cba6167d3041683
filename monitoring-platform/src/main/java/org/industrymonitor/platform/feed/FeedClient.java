package org.industrymonitor.platform.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Sends bodies to ingest.  Tries again, within bounds, while ingest cannot be reached (connection refused or broken) or
 * asks for patience (429, 503, or a gateway before it that finds it away); sending a body twice is safe, since the same
 * statement twice changes nothing.  May be used by several threads at once.
 */
public final class FeedClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> LATER = Set.of(408, 429, 502, 503, 504);
    private static final int OK = 200;
    private static final int MULTIPLE = 299;

    /** How to wait between attempts. */
    public interface Pause {
        void take(Duration length) throws InterruptedException;
    }

    private final HttpClient http;
    private final URI base;
    private final FeedCredentials credentials;
    private final RetryPolicy policy;
    private final Pause pause;
    private final RandomGenerator random;
    private final AtomicLong retries = new AtomicLong();

    /**
     * @param base address of ingest, such as {@code http://127.0.0.1:8080}
     * @param credentials who this feed is
     * @param random safe for several threads, if several use the client
     */
    public FeedClient(URI base, FeedCredentials credentials, RetryPolicy policy, Pause pause, RandomGenerator random) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
        credentials.tls().ifPresent(builder::sslContext);
        this.http = builder.build();
        this.base = base;
        this.credentials = credentials;
        this.policy = policy;
        this.pause = pause;
        this.random = random;
    }

    /** A client that really waits. */
    public static FeedClient to(URI base, String feed) {
        return to(base, FeedCredentials.named(feed));
    }

    /** A client that really waits, with a token perhaps. */
    public static FeedClient to(URI base, FeedCredentials credentials) {
        return new FeedClient(
                base, credentials, RetryPolicy.DEFAULT, length -> Thread.sleep(length.toMillis()), new Random());
    }

    /**
     * Sends readings; returns when Kafka has those that were accepted.
     *
     * @throws FeedException if the body as a whole was refused, or ingest could not be reached within the bounds
     */
    public Receipt readings(byte[] body, String contentType) {
        HttpResponse<String> answer = send("POST", "/v1/readings", body, contentType);
        try {
            return JSON.readValue(answer.body(), Receipt.class);
        } catch (JsonProcessingException notOurs) {
            throw new FeedException(base + " answered what is no receipt: " + notOurs.getOriginalMessage(), notOurs);
        }
    }

    /**
     * Sends a file of master data, such as {@code registry}; returns when ingest uses it.
     *
     * @throws FeedException if the file was refused, naming its first faults, or ingest could not be reached
     */
    public void masterData(String kind, byte[] csv) {
        send("PUT", "/v1/" + kind, csv, "text/csv");
    }

    /** How often a body had to be sent again. */
    public long retries() {
        return retries.get();
    }

    private HttpResponse<String> send(String method, String path, byte[] body, String contentType) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", contentType)
                .header("X-Feed", credentials.feed())
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        credentials.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        HttpRequest request = builder.build();
        String fault = "";
        for (int attempt = 1; attempt <= policy.attempts(); attempt++) {
            Duration asked = Duration.ZERO;
            try {
                HttpResponse<String> answer =
                        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() >= OK && answer.statusCode() <= MULTIPLE) {
                    return answer;
                }
                fault = AnswerText.of(answer);
                if (!LATER.contains(answer.statusCode())) {
                    throw new FeedException(request.uri() + " refused the body: " + fault);
                }
                asked = RetryAfter.of(answer.headers());
            } catch (IOException unreachable) {
                fault = "cannot be reached (" + reason(unreachable) + ")";
            } catch (InterruptedException stopped) {
                throw interrupted(request, stopped);
            }
            if (attempt < policy.attempts()) {
                retries.incrementAndGet();
                rest(request, attempt, asked);
            }
        }
        throw new FeedException(request.uri() + " " + fault + ", tried " + policy.attempts() + " times");
    }

    private void rest(HttpRequest request, int attempt, Duration asked) {
        try {
            pause.take(asked.plus(policy.pause(attempt, random)));
        } catch (InterruptedException stopped) {
            throw interrupted(request, stopped);
        }
    }

    private static FeedException interrupted(HttpRequest request, InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new FeedException("interrupted while sending to " + request.uri(), stopped);
    }

    private static String reason(IOException unreachable) {
        if (unreachable instanceof ConnectException) {
            return "connection refused";
        }
        String message = unreachable.getMessage();
        Throwable cause = unreachable.getCause();
        if (message == null && cause != null) {
            message = cause.getMessage();
        }
        return message == null ? unreachable.getClass().getSimpleName() : message;
    }
}
