package org.industrymonitor.alerts.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.FixedPoint;

/** An alert as programs read it: one flat JSON object, times as ISO-8601 labels, figures as decimals. */
final class AlertJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AlertJson() {}

    /** The JSON of a notice in UTF-8: an alert, or {@code {"summary": true, "alerts": [...]}}. */
    static byte[] bytes(Notice notice) {
        if (notice.form() == Notice.Form.SINGLE) {
            return bytes(of(notice.alert()));
        }
        ObjectNode json = JSON.createObjectNode().put("id", notice.id()).put("summary", true);
        ArrayNode alerts = json.putArray("alerts");
        notice.alerts().forEach(alert -> alerts.add(of(alert)));
        return bytes(json);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree must have a JSON form, has none", e);
        }
    }

    static ObjectNode of(Alert alert) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", alert.id());
        json.put("node", alert.node().toString());
        json.put("series", alert.series());
        json.put("kind", alert.kind().word());
        json.put("state", alert.state().word());
        json.put("severity", alert.severity().word());
        json.put("period", alert.period().name());
        json.put("since", alert.since().toString());
        json.put("raised_at", alert.raised().toString());
        alert.resolved().ifPresent(at -> json.put("resolved_at", at.toString()));
        json.put("observed", FixedPoint.decimal(alert.observed()));
        json.put("expected", FixedPoint.decimal(alert.expected()));
        if (alert.expected() > 0) {
            BigDecimal missing = BigDecimal.valueOf(alert.expected()).subtract(BigDecimal.valueOf(alert.observed()));
            json.put(
                    "fall_percent",
                    missing.multiply(BigDecimal.valueOf(100))
                            .divide(BigDecimal.valueOf(alert.expected()), MathContext.DECIMAL32));
        }
        json.put("score", alert.score());
        json.put("reason", alert.reason());
        ArrayNode contributors = json.putArray("contributors");
        for (Contributor contributor : alert.contributors()) {
            contributors
                    .addObject()
                    .put("node", contributor.node())
                    .put("fall", FixedPoint.decimal(contributor.fall()));
        }
        json.put("reported", alert.coverageReported());
        json.put("expected_reports", alert.coverageExpected());
        return json;
    }
}
