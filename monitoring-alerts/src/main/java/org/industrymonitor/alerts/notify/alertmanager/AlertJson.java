package org.industrymonitor.alerts.notify.alertmanager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.alerts.notify.text.Message;
import org.industrymonitor.alerts.notify.text.MessageWriter;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.Severity;

/** An alert as Alertmanager takes it. */
final class AlertJson {

    private final Directory directory;
    private final MessageWriter writer;

    AlertJson(Directory directory, MessageWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * @param colour in which it is said, which may be another than it has now
     * @param ends until when it holds; what ends now is over
     */
    ObjectNode of(Alert alert, Severity colour, Instant now, Instant ends) {
        Message message = writer.message(alert);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode labels = json.putObject("labels");
        Labels.of(alert, colour, directory).forEach(labels::put);
        ObjectNode annotations = json.putObject("annotations");
        annotations.put("summary", message.title());
        annotations.put("description", message.body());
        annotations.put("alert_id", alert.id());
        annotations.put("state", alert.state().word());
        message.links().stream()
                .findFirst()
                .ifPresent(link -> json.put("generatorURL", link.address().toString()));
        Instant since = alert.since();
        json.put("startsAt", (since.isBefore(now) ? since : now).toString());
        json.put("endsAt", ends.toString());
        return json;
    }
}
