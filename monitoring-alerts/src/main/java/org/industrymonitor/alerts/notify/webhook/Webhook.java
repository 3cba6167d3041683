package org.industrymonitor.alerts.notify.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.alerts.notify.Answer;
import org.industrymonitor.alerts.notify.Channel;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.http.Poster;
import org.industrymonitor.alerts.notify.text.MessageWriter;

/**
 * Posts alerts to an address: as JSON for programs, or in the form of a chat group's robot. Every attempt carries the
 * same {@code Idempotency-Key}. With a secret, a robot's message is signed as the robot wants it, and ours with
 * {@code X-Monitoring-Signature: sha256=<hex>} over {@code <X-Monitoring-Timestamp>.<body>}.
 */
public final class Webhook implements Channel {

    /** Headers of our own JSON, when it is signed. */
    public static final String TIMESTAMP = "X-Monitoring-Timestamp";

    public static final String SIGNATURE = "X-Monitoring-Signature";

    private final URI url;
    private final Template template;
    private final Optional<String> secret;
    private final MessageWriter writer;
    private final Poster poster;
    private final Clock clock;

    /**
     * @param url http or https
     * @param secret what messages are signed with
     * @param clock for the time that is signed
     */
    public Webhook(
            URI url, Template template, Optional<String> secret, MessageWriter writer, Poster poster, Clock clock) {
        this.url = url;
        this.template = template;
        this.secret = secret;
        this.writer = writer;
        this.poster = poster;
        this.clock = clock;
    }

    @Override
    public Answer send(Notice notice) throws InterruptedException {
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", header(notice.id()));
        byte[] body = body(notice, now);
        if (template == Template.JSON) {
            headers.put(TIMESTAMP, Long.toString(now.getEpochSecond()));
            secret.ifPresent(
                    key -> headers.put(SIGNATURE, "sha256=" + Signature.ofBody(key, now.getEpochSecond(), body)));
            return poster.post(url, body, headers, Poster.BodyJudge.ANY);
        }
        return poster.post(address(now), body, headers, RobotAnswer::judge);
    }

    private byte[] body(Notice notice, Instant now) {
        if (template == Template.JSON) {
            return NoticeJson.bytes(notice, writer.remarks());
        }
        ObjectNode json = template.body(writer.message(notice));
        if (template == Template.FEISHU && secret.isPresent()) {
            json.put("timestamp", Long.toString(now.getEpochSecond()));
            json.put("sign", Signature.ofFeishu(secret.get(), now.getEpochSecond()));
        }
        return NoticeJson.bytes(json);
    }

    private URI address(Instant now) {
        if (template != Template.DINGTALK || secret.isEmpty()) {
            return url;
        }
        long millis = now.toEpochMilli();
        String sign = URLEncoder.encode(Signature.ofDingTalk(secret.get(), millis), StandardCharsets.UTF_8);
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + "timestamp=" + millis + "&sign=" + sign);
    }

    /** Ids name nodes, whose names may be of any script; a header may not. */
    private static String header(String id) {
        return id.chars().allMatch(c -> c >= ' ' && c < 127) ? id : URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
