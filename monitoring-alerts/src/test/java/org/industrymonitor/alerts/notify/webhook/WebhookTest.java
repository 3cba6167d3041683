package org.industrymonitor.alerts.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.alerts.notify.Answer;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.alerts.notify.http.Poster;
import org.industrymonitor.alerts.notify.text.Language;
import org.industrymonitor.alerts.notify.text.Links;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_718_000_000_123L);
    private static final Notice NOTICE = Notice.single(Samples.alert("BW01"));

    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WebServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void postsTheAlertAsJsonWithAStableId() throws Exception {
        Answer answer = webhook(Template.JSON, Optional.empty()).send(NOTICE);

        JsonNode json = json();
        assertThat(answer).isEqualTo(Answer.TAKEN);
        assertThat(json.get("id").textValue()).isEqualTo("stoppage:enterprise:BW01:output@2024-06-10T00:00:00Z");
        assertThat(json.get("state").textValue()).isEqualTo("firing");
        assertThat(json.get("raised_at").textValue()).isEqualTo("2024-06-10T00:00:00Z");
        assertThat(json.get("observed").decimalValue()).isEqualByComparingTo("10");
        assertThat(json.get("expected").decimalValue()).isEqualByComparingTo("612.4");
        assertThat(json.get("fall_percent").doubleValue()).isEqualTo(98.36708);
        assertThat(json.get("contributors").get(0).get("fall").decimalValue()).isEqualByComparingTo("602.4");
        assertThat(json.has("resolved_at")).isFalse();
        assertThat(header("Idempotency-Key"))
                .isEqualTo("stoppage:enterprise:BW01:output@2024-06-10T00:00:00Z/firing/orange");
        assertThat(header(Webhook.SIGNATURE)).isNull();
    }

    /** The first expected value is what {@code openssl dgst -sha256 -hmac s3cret} gives for time stamp, dot and body. */
    @Test
    void signsTimeAndBody() throws Exception {
        assertThat(Signature.ofBody("s3cret", 1_718_000_000, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("12fc6d6947e2ff1ecd569ee5090e38cbbf518a1f2e500d01f2d97555cb113d6e");

        webhook(Template.JSON, Optional.of("s3cret")).send(NOTICE);

        assertThat(header(Webhook.TIMESTAMP)).isEqualTo("1718000000");
        assertThat(header(Webhook.SIGNATURE))
                .isEqualTo("sha256="
                        + Signature.ofBody(
                                "s3cret",
                                1_718_000_000,
                                server.requests().get(0).body()));
    }

    @Test
    void postsASummaryAsTheListOfItsAlerts() throws Exception {
        Notice summary = Notice.summary(List.of(Samples.alert("A"), Samples.alert("B")));
        webhook(Template.JSON, Optional.empty()).send(summary);

        assertThat(json().get("summary").booleanValue()).isTrue();
        assertThat(json().get("alerts").findValuesAsText("node")).contains("enterprise:A", "enterprise:B");
        assertThat(header("Idempotency-Key")).startsWith("summary/").isEqualTo(summary.id());
    }

    /** The secret and the sum are made as the documentation of the robots shows, with openssl. */
    @Test
    void signsForDingTalkInTheAddress() throws Exception {
        webhook(Template.DINGTALK, Optional.of("SEC1")).send(NOTICE);

        assertThat(server.requests().get(0).uri().getRawQuery())
                .isEqualTo(
                        "access_token=t&timestamp=1718000000123&sign=ycmlcEswApPegXQexjBFHZWKbCNsv3gsx4APyGT8qzE%3D");
        assertThat(json().get("msgtype").textValue()).isEqualTo("markdown");
        assertThat(json().get("markdown").get("title").textValue()).isEqualTo("【橙色预警】停产：安阳钢铁（BW01）");
        assertThat(json().get("markdown").get("text").textValue())
                .startsWith("### 【橙色预警】停产：安阳钢铁（BW01）")
                .contains("**位置** 河南省安阳市文峰区；炼钢");
    }

    @Test
    void signsForFeishuInTheBody() throws Exception {
        webhook(Template.FEISHU, Optional.of("SEC1")).send(NOTICE);

        assertThat(json().get("timestamp").textValue()).isEqualTo("1718000000");
        assertThat(json().get("sign").textValue()).isEqualTo("+HNam3AXlhLh25xuq+dPFBc7D2eaFOGhjJd8jWvCkC8=");
        assertThat(json().at("/card/header/title/content").textValue()).contains("安阳钢铁");
        assertThat(json().at("/card/elements/0/tag").textValue()).isEqualTo("markdown");
    }

    @Test
    void writesToWeComAsMarkdownWithinItsLimit() throws Exception {
        webhook(Template.WECOM, Optional.empty()).send(NOTICE);

        assertThat(json().get("msgtype").textValue()).isEqualTo("markdown");
        assertThat(json().at("/markdown/content").textValue()).contains("安阳钢铁");
        assertThat(Markdown.cut("钢".repeat(3_000), 4_000))
                .hasSize((4_000 - 3) / 3 + 3)
                .endsWith("钢...");
    }

    @Test
    void writesToSlackInItsOwnMarkup() throws Exception {
        webhook(Template.SLACK, Optional.empty()).send(NOTICE);

        assertThat(json().at("/blocks/0/text/type").textValue()).isEqualTo("plain_text");
        assertThat(json().at("/blocks/1/text/text").textValue())
                .contains("*位置* 河南省安阳市文峰区；炼钢")
                .contains("<https://grafana.example/d/node?node=enterprise%3ABW01|查看看板>");
    }

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "204, TAKEN",
        "500, LATER",
        "503, LATER",
        "429, LATER",
        "408, LATER",
        "401, LATER",
        "403, LATER",
        "400, REJECTED",
        "404, REJECTED"
    })
    void judgesTheAnswerByItsStatus(int status, Answer answer) throws Exception {
        server.answer(status, "");

        assertThat(webhook(Template.JSON, Optional.empty()).send(NOTICE)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DINGTALK | {\"errcode\":0,\"errmsg\":\"ok\"} | TAKEN",
                "DINGTALK | {\"errcode\":130101,\"errmsg\":\"send too fast\"} | LATER",
                "DINGTALK | {\"errcode\":310000,\"errmsg\":\"sign not match\"} | REJECTED",
                "WECOM | {\"errcode\":45009,\"errmsg\":\"api freq out of limit\"} | LATER",
                "WECOM | {\"errcode\":93000,\"errmsg\":\"invalid webhook url\"} | REJECTED",
                "FEISHU | {\"code\":0,\"msg\":\"success\"} | TAKEN",
                "FEISHU | {\"code\":9499,\"msg\":\"too many request\"} | LATER",
                "FEISHU | {\"code\":19021,\"msg\":\"sign match fail\"} | REJECTED",
                "SLACK | ok | TAKEN"
            })
    void judgesTheAnswerOfARobotByItsCode(Template template, String said, Answer answer) throws Exception {
        server.answer(200, said.strip());

        assertThat(webhook(template, Optional.empty()).send(NOTICE)).isEqualTo(answer);
    }

    @Test
    void triesAgainLaterWhenNobodyAnswers() throws Exception {
        Webhook webhook = webhook(Template.JSON, Optional.empty());
        server.close();

        assertThat(webhook.send(NOTICE)).isEqualTo(Answer.LATER);
    }

    private Webhook webhook(Template template, Optional<String> secret) {
        URI url = server.address("/robot/send?access_token=t");
        MessageWriter writer = new MessageWriter(
                Language.ZH,
                Samples.directory(),
                new Links(Optional.of("https://grafana.example/d/node?node={node}"), Optional.empty()));
        return new Webhook(
                url,
                template,
                secret,
                writer,
                new Poster("test", Duration.ofSeconds(5), Optional.empty()),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(server.requests().get(0).body());
    }

    private String header(String name) {
        return server.requests().get(0).headers().getFirst(name);
    }
}
