package org.industrymonitor.ingest.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.industrymonitor.ingest.collect.Answer;
import org.industrymonitor.ingest.collect.PartlyTakenException;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.ingest.registry.FileAnswer;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.csv.FileFault;
import org.industrymonitor.runtime.http.ErrorAnswer;

/** Writes answers as JSON. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FAULTS = 1_000;

    private Answers() {}

    static void write(Context context, Answer answer) {
        write(context, 200, put(JSON.createObjectNode(), answer));
    }

    static void write(Context context, PartlyTakenException partly) {
        ObjectNode body = JSON.createObjectNode()
                .put("error", partly.fault().word())
                .put("message", partly.getMessage() + "; what came before is counted here, sending all again is safe");
        write(context, TurnedAway.status(partly.fault()), put(body, partly.taken()));
    }

    private static ObjectNode put(ObjectNode body, Answer answer) {
        body.put("received", answer.received())
                .put("accepted", answer.accepted())
                .put("missing", answer.missing())
                .put("refused", answer.refused())
                .put("suspect", answer.suspect());
        ObjectNode codes = body.putObject("refused_by_code");
        for (RefusalCode code : RefusalCode.values()) {
            Long count = answer.refusedByCode().get(code);
            if (count != null) {
                codes.put(code.word(), count);
            }
        }
        ObjectNode oddities = body.putObject("suspect_by_code");
        for (Suspicion suspicion : Suspicion.values()) {
            Long count = answer.suspectByCode().get(suspicion);
            if (count != null) {
                oddities.put(suspicion.word(), count);
            }
        }
        ArrayNode refusals = body.putArray("refusals");
        for (Refusal refusal : answer.refusals()) {
            refusals.addObject()
                    .put("line", refusal.line())
                    .put("field", refusal.field())
                    .put("code", refusal.code().word())
                    .put("message", refusal.message())
                    .put("subject", refusal.subject());
        }
        return body;
    }

    static void write(Context context, FileAnswer answer) {
        ObjectNode body = JSON.createObjectNode();
        if (answer.faults().isEmpty()) {
            body.put("entries", answer.entries())
                    .put("published", answer.published())
                    .put("unchanged", answer.unchanged());
            write(context, 200, body);
            return;
        }
        body.put("error", "faulty-file")
                .put("message", answer.faults().size() + " faults; nothing was changed")
                .put("faults_found", answer.faults().size());
        ArrayNode faults = body.putArray("faults");
        for (FileFault fault :
                answer.faults().subList(0, Math.min(MOST_FAULTS, answer.faults().size()))) {
            faults.addObject()
                    .put("line", fault.line())
                    .put("field", fault.field())
                    .put("message", fault.message());
        }
        write(context, 422, body);
    }

    static void write(Context context, TurnedAway reason) {
        ErrorAnswer.write(context, reason.status(), reason.fault().word(), reason.getMessage(), reason.retryAfter());
    }

    private static void write(Context context, int status, ObjectNode body) {
        context.status(status).contentType("application/json").result(body.toString());
    }
}
