package org.industrymonitor.alerts.notify.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.industrymonitor.alerts.notify.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts JSON and judges the answer: any 2xx is taken, unless its body says otherwise; 5xx, no answer, what says
 * "not now" and what says "not you" are tried again; the rest is rejected.
 */
public final class Poster {

    private static final Logger log = LoggerFactory.getLogger(Poster.class);
    private static final int SHOWN = 300;
    /** Not now; and not with these credentials, which an operator will put right. */
    private static final Set<Integer> LATER = Set.of(401, 403, 407, 408, 425, 429);

    private final String receiver;
    private final Duration timeout;
    private final HttpClient client;
    private boolean failing;

    /** What the body of a 2xx answer says. */
    @FunctionalInterface
    public interface BodyJudge {
        /** Every 2xx is taken, whatever its body. */
        BodyJudge ANY = body -> Answer.TAKEN;

        Answer judge(String body);
    }

    /**
     * @param receiver what it is called in the log
     * @param timeout of connecting, and of each request
     * @param tls how others are trusted; empty: as the JVM does
     */
    public Poster(String receiver, Duration timeout, Optional<SSLContext> tls) {
        this.receiver = receiver;
        this.timeout = timeout;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout);
        tls.ifPresent(builder::sslContext);
        client = builder.build();
    }

    /**
     * Posts a body.
     *
     * @param headers beside the content type
     * @throws InterruptedException when the thread is interrupted while it waits for an answer
     */
    public Answer post(URI address, byte[] json, Map<String, String> headers, BodyJudge judge)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(json));
        headers.forEach(request::header);
        try {
            return judged(client.send(request.build(), BodyHandlers.ofString()), judge);
        } catch (IOException e) {
            return later("no answer: " + e);
        }
    }

    private Answer judged(HttpResponse<String> response, BodyJudge judge) {
        int status = response.statusCode();
        String said = "status " + status + ": " + shortened(response.body());
        Answer answer = status / 100 == 2 ? judge.judge(response.body()) : byStatus(status);
        return switch (answer) {
            case TAKEN -> {
                failing = false;
                yield answer;
            }
            case LATER -> later(said);
            case REJECTED -> {
                log.warn("Receiver rejects a message, it is not sent again: receiver={} answer={}", receiver, said);
                yield answer;
            }
        };
    }

    private static Answer byStatus(int status) {
        return status >= 500 || LATER.contains(status) ? Answer.LATER : Answer.REJECTED;
    }

    private static String shortened(String body) {
        return body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "...";
    }

    /** Warns once for each time the receiver goes down. */
    private Answer later(String why) {
        if (failing) {
            log.debug("Receiver fails still: receiver={} why={}", receiver, why);
        } else {
            log.warn("Receiver fails, alerts wait: receiver={} why={}", receiver, why);
        }
        failing = true;
        return Answer.LATER;
    }
}
