package org.industrymonitor.streams.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.industrymonitor.runtime.http.RequestFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes requests on to other processes of the role, once, with the token of the reader, and their answers back. */
final class Neighbours {

    private static final Logger log = LoggerFactory.getLogger(Neighbours.class);
    private static final String PASSED_ON = "X-Monitoring-Passed-On";
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String scheme;

    /** @param encrypted whether they speak HTTPS */
    Neighbours(boolean encrypted) {
        scheme = encrypted ? "https://" : "http://";
    }

    /** Whether the request was passed on to this process: it is not passed on again. */
    static boolean isPassedOn(Context context) {
        return context.header(PASSED_ON) != null;
    }

    /**
     * Answers as the other process does.
     *
     * @param address {@code host:port}
     * @throws RequestFault if it cannot be reached
     */
    void answer(Context context, String address) throws RequestFault, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(scheme + address + context.req().getRequestURI()))
                .timeout(PATIENCE)
                .header(PASSED_ON, "true");
        String token = context.header("Authorization");
        if (token != null) {
            request.header("Authorization", token);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().firstValue("Retry-After").ifPresent(wait -> context.header("Retry-After", wait));
            answer.headers().firstValue("WWW-Authenticate").ifPresent(way -> context.header("WWW-Authenticate", way));
            context.status(answer.statusCode())
                    .contentType(answer.headers().firstValue("Content-Type").orElse("application/json"))
                    .result(answer.body());
        } catch (IOException e) {
            log.debug("Neighbour does not answer: address={} cause={}", address, e.toString());
            throw RequestFault.unavailable(
                    "the process that holds the node, at " + address + ", does not answer; ask again", SOON);
        }
    }
}
