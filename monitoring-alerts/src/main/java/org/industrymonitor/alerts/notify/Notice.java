package org.industrymonitor.alerts.notify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Severity;

/**
 * What is sent at once.
 *
 * @param id the same for each attempt, by which a receiver knows what it has taken already
 * @param form whether each alert is to be told, or all in one message
 * @param alerts as they stand after a transition, at least one; what is wider comes first
 */
public record Notice(String id, Form form, List<Alert> alerts) {

    /** How the alerts are to be told. */
    public enum Form {
        /** One alert. */
        SINGLE,
        /** Several, each for itself, to a receiver that is a program and asked for that. */
        BATCH,
        /** More than anybody reads one by one: one message about all. */
        SUMMARY
    }

    public Notice {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank");
        }
        Objects.requireNonNull(form, "form");
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty() || form == Form.SINGLE && alerts.size() > 1) {
            throw new IllegalArgumentException("alerts must be one, or more unless single, are " + alerts.size());
        }
    }

    /** What tells two deliveries of the same transition apart from two transitions. */
    public static String deliveryId(Alert alert) {
        return deliveryId(alert.id(), alert.state(), alert.severity());
    }

    /** Likewise, of what an alert was or may have been. */
    static String deliveryId(String alert, AlertState state, Severity colour) {
        return alert + "/" + state.word() + "/" + colour.word();
    }

    /** One alert. */
    public static Notice single(Alert alert) {
        return new Notice(deliveryId(alert), Form.SINGLE, List.of(alert));
    }

    /** Each for itself. */
    static Notice batch(List<Alert> alerts) {
        return new Notice("batch/" + digest(alerts), Form.BATCH, alerts);
    }

    /** One message about all. */
    public static Notice summary(List<Alert> alerts) {
        return new Notice("summary/" + digest(alerts), Form.SUMMARY, alerts);
    }

    /** The one alert of a single notice. */
    public Alert alert() {
        if (form != Form.SINGLE) {
            throw new IllegalStateException("form must be SINGLE, is " + form);
        }
        return alerts.get(0);
    }

    private static UUID digest(List<Alert> alerts) {
        String ids = alerts.stream().map(Notice::deliveryId).collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8));
    }
}
