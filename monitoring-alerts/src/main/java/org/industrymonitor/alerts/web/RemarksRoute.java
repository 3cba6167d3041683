package org.industrymonitor.alerts.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.industrymonitor.alerts.book.Entry;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Remark;
import org.industrymonitor.model.RemarkKind;
import org.industrymonitor.runtime.access.Reader;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.http.RequestFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/alerts/{id}/acknowledge}, {@code comment}, {@code false} and {@code planned}: what an operator says of an
 * alert; {@code DELETE} takes an acknowledgement or a false mark back. Answers with the alert when Kafka has it.
 */
final class RemarksRoute {

    private static final Logger audit = LoggerFactory.getLogger("org.industrymonitor.audit");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 16 << 10;
    private static final String TEXT = "text";
    private static final String UNTIL = "until";

    private final AlertsRoute alerts;
    private final Readers readers;
    private final RemarkWriter writer;
    private final Clock clock;

    RemarksRoute(AlertsRoute alerts, Readers readers, RemarkWriter writer, Clock clock) {
        this.alerts = alerts;
        this.readers = readers;
        this.writer = writer;
        this.clock = clock;
    }

    /** Takes a remark. */
    void say(Context context, RemarkKind kind) throws RequestFault, IOException, InterruptedException {
        Reader operator = readers.operator(context);
        Alert alert = alerts.find(operator, context.pathParam("id")).alert();
        JsonNode body = body(context, kind == RemarkKind.PLANNED ? Set.of(TEXT, UNTIL) : Set.of(TEXT));
        try {
            String text = text(body, TEXT).orElse("");
            if (kind == RemarkKind.PLANNED) {
                // first the plan: with the remark alone it would be no plan yet
                writer.write(plan(alert, until(body), "alert " + alert.id() + " marked by " + operator.name()));
            }
            Remark remark = new Remark(
                    alert.id(),
                    alert.node(),
                    alert.series(),
                    alert.raised(),
                    kind,
                    operator.name(),
                    clock.instant(),
                    text);
            writer.write(remark.key(), Optional.of(remark));
        } catch (IllegalArgumentException e) {
            throw RequestFault.badRequest(e.getMessage());
        }
        audit.info("Remark: alert={} kind={} by={}", alert.id(), kind.word(), operator.name());
        answer(context, operator, alert.id());
    }

    /** Takes one back. */
    void takeBack(Context context, RemarkKind kind) throws RequestFault, InterruptedException {
        Reader operator = readers.operator(context);
        Entry entry = alerts.find(operator, context.pathParam("id"));
        if (!entry.isMarked(kind)) {
            throw RequestFault.notFound("the alert is not marked " + kind.word());
        }
        String id = entry.alert().id();
        writer.write(Remark.key(id, kind), Optional.empty());
        audit.info("Remark taken back: alert={} kind={} by={}", id, kind.word(), operator.name());
        answer(context, operator, id);
    }

    private void answer(Context context, Reader operator, String id) throws RequestFault {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        AlertsRoute.put(answer, alerts.find(operator, id));
        context.contentType("application/json").result(answer.toString());
    }

    /** From the first period that fell: the plan explains the alert, and what follows up to its end. */
    private static CalendarEntry plan(Alert alert, Instant until, String note) {
        String scope = alert.node().kind() == NodeKind.ENTERPRISE
                ? alert.node().key()
                : alert.node().toString();
        return new CalendarEntry(scope, alert.since(), until, CalendarKind.PLANNED_OUTAGE, note);
    }

    private static Instant until(JsonNode body) {
        String text = text(body, UNTIL)
                .orElseThrow(() -> new IllegalArgumentException(
                        "until must be given: the time at which the plan ends, such as 2020-04-01T00:00:00Z"));
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "until must be a time such as 2020-04-01T00:00:00Z, is '" + text + "'", e);
        }
    }

    private static Optional<String> text(JsonNode body, String field) {
        JsonNode value = body.get(field);
        if (value != null && !value.isTextual()) {
            throw new IllegalArgumentException(field + " must be a text");
        }
        return Optional.ofNullable(value).map(JsonNode::textValue);
    }

    private static JsonNode body(Context context, Set<String> fields) throws RequestFault, IOException {
        byte[] bytes = context.bodyInputStream().readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw RequestFault.badRequest("body must have at most " + LONGEST_BODY + " bytes");
        }
        if (bytes.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode body = JSON.readTree(bytes);
            Set<String> unknown = new TreeSet<>();
            body.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(fields);
            if (!body.isObject() || !unknown.isEmpty()) {
                throw RequestFault.badRequest("body must be an object with the fields " + new TreeSet<>(fields)
                        + " only" + (unknown.isEmpty() ? "" : ", has " + unknown));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw RequestFault.badRequest("body must be JSON: " + e.getOriginalMessage());
        }
    }
}
