package org.industrymonitor.alerts.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.industrymonitor.model.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alerts as JSON to a URL. Any 2xx is taken; 408, 425, 429, 5xx and no answer are tried again; the rest is
 * rejected.
 */
public final class Webhook implements AlertReceiver {

    private static final Logger log = LoggerFactory.getLogger(Webhook.class);

    private final URI url;
    private final Duration timeout;
    private final HttpClient client;
    private boolean failing;

    /**
     * @param url http or https
     * @param timeout of connecting, and of each request
     */
    public Webhook(URI url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public Answer send(Alert alert) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", AlertJson.deliveryId(alert))
                .POST(BodyPublishers.ofByteArray(AlertJson.bytes(alert)))
                .build();
        try {
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
            return judge(response.statusCode(), alert);
        } catch (IOException e) {
            return later("no answer: " + e);
        }
    }

    private Answer judge(int status, Alert alert) {
        if (status / 100 == 2) {
            failing = false;
            return Answer.TAKEN;
        }
        if (status >= 500 || status == 408 || status == 425 || status == 429) {
            return later("status " + status);
        }
        log.warn("Webhook rejects alert, it is not sent again: status={} id={}", status, alert.id());
        return Answer.REJECTED;
    }

    /** Warns once for each time the receiver goes down. */
    private Answer later(String why) {
        if (failing) {
            log.debug("Webhook fails still: why={}", why);
        } else {
            log.warn("Webhook fails, alerts wait: why={}", why);
        }
        failing = true;
        return Answer.LATER;
    }
}
