package org.industrymonitor.alerts.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.industrymonitor.alerts.notify.Answer;

/** What a robot's answer means: it is status 200 also when the message was not taken; then a code says so. */
final class RobotAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Codes that say "not now": -1 busy (DingTalk, WeCom); 130101 and 410100 too fast (DingTalk); 45009 too many and
     * 45033 too many at once (WeCom); 9499 and 11232 too many (Feishu). Rejection would lose the alert, so what may pass
     * is tried again.
     */
    private static final Set<Long> LATER = Set.of(-1L, 130_101L, 410_100L, 45_009L, 45_033L, 9_499L, 11_232L);

    private RobotAnswer() {}

    /** Of DingTalk and WeCom, in {@code errcode}; of Feishu, in {@code code}. */
    static Answer judge(String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Answer.TAKEN;
        }
        JsonNode code = json.has("errcode") ? json.get("errcode") : json.path("code");
        if (!code.isIntegralNumber() || code.longValue() == 0) {
            return Answer.TAKEN;
        }
        return LATER.contains(code.longValue()) ? Answer.LATER : Answer.REJECTED;
    }
}
