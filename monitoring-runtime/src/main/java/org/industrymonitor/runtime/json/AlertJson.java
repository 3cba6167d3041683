package org.industrymonitor.runtime.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Remark;

/** An alert, and what is said of it, as programs read them: each a flat object, times as ISO-8601 labels, figures as decimals. */
public final class AlertJson {

    private AlertJson() {}

    /** Adds an alert. */
    public static void put(ObjectNode json, Alert alert) {
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
        alert.evidence().ifPresent(evidence -> put(json.putObject("evidence"), evidence));
    }

    private static void put(ObjectNode json, AlertEvidence evidence) {
        json.put("period", evidence.period().toString());
        json.put("observed", FixedPoint.decimal(evidence.band().observed()));
        json.put("expected", FixedPoint.decimal(evidence.band().expected()));
        json.put("lower", FixedPoint.decimal(evidence.band().lower()));
        json.put("upper", FixedPoint.decimal(evidence.band().upper()));
        json.put("score", evidence.finding().score());
        json.put("threshold", evidence.finding().threshold());
        ArrayNode clues = json.putArray("clues");
        evidence.finding()
                .signs()
                .forEach(sign -> clues.addObject()
                        .put("clue", sign.clue())
                        .put("value", sign.value())
                        .put("moved", sign.moved()));
        ArrayNode calendar = json.putArray("calendar");
        evidence.calendar().forEach(entry -> WordsJson.put(calendar.addObject(), entry));
        json.put("rules", evidence.rules().version());
        json.put("rules_changed", evidence.rules().changed());
        json.put("aggregate", evidence.aggregate().map(Object::toString).orElse(null));
        evidence.readings().ifPresent(partition -> json.put("readings_partition", partition));
        evidence.otherMissing().ifPresent(share -> json.put("other_missing", share));
    }

    /** Adds what was said of an alert. */
    public static void put(ObjectNode json, Remark remark) {
        json.put("alert", remark.alert());
        json.put("kind", remark.kind().word());
        json.put("by", remark.by());
        json.put("at", remark.at().toString());
        json.put("text", remark.text());
    }
}
