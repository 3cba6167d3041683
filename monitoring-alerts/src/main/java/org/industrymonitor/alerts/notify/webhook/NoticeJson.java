package org.industrymonitor.alerts.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.industrymonitor.alerts.notify.Notice;
import org.industrymonitor.alerts.notify.text.Remarks;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Remark;
import org.industrymonitor.runtime.json.AlertJson;

/** A notice as programs read it. */
final class NoticeJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeJson() {}

    /** The JSON of a notice in UTF-8: an alert, or {@code {"summary": true, "alerts": [...]}}. */
    static byte[] bytes(Notice notice, Remarks remarks) {
        if (notice.form() == Notice.Form.SINGLE) {
            return bytes(of(notice.alert(), remarks));
        }
        ObjectNode json = JSON.createObjectNode().put("id", notice.id()).put("summary", true);
        ArrayNode alerts = json.putArray("alerts");
        notice.alerts().forEach(alert -> alerts.add(of(alert, remarks)));
        return bytes(json);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree must have a JSON form, has none", e);
        }
    }

    private static ObjectNode of(Alert alert, Remarks remarks) {
        ObjectNode json = JSON.createObjectNode();
        AlertJson.put(json, alert);
        List<Remark> said = remarks.of(alert.id());
        if (!said.isEmpty()) {
            ArrayNode array = json.putArray("remarks");
            said.forEach(remark -> AlertJson.put(array.addObject(), remark));
        }
        return json;
    }
}
