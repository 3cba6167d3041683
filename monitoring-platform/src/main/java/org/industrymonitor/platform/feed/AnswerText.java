package org.industrymonitor.platform.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** An answer that is no receipt, in one line. */
final class AnswerText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FAULTS_SHOWN = 3;

    private AnswerText() {}

    /** The status, and what the body says of it in a line. */
    static String of(HttpResponse<String> answer) {
        StringBuilder text = new StringBuilder("answered ").append(answer.statusCode());
        try {
            JsonNode body = JSON.readTree(answer.body());
            JsonNode faults = body.path("faults");
            if (faults.isMissingNode()) {
                faults = body.path("refusals");
            }
            String message = body.path("message").asText(body.path("error").asText(""));
            if (!message.isEmpty()) {
                text.append(": ").append(message);
            }
            for (int i = 0; i < Math.min(FAULTS_SHOWN, faults.size()); i++) {
                JsonNode fault = faults.get(i);
                text.append("; line ").append(fault.path("line").asText("?"));
                text.append(' ').append(fault.path("field").asText(""));
                text.append(' ').append(fault.path("message").asText(""));
            }
            if (faults.size() > FAULTS_SHOWN) {
                text.append("; and ").append(faults.size() - FAULTS_SHOWN).append(" more");
            }
        } catch (JsonProcessingException notJson) {
            text.append(": ").append(answer.body().lines().findFirst().orElse(""));
        }
        return text.toString();
    }
}
