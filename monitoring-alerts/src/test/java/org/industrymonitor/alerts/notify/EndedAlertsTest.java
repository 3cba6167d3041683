package org.industrymonitor.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Receipt;
import org.industrymonitor.model.Severity;
import org.junit.jupiter.api.Test;

class EndedAlertsTest {

    private static final Instant NOON = Instant.parse("2024-06-10T12:00:00Z");

    private final Map<String, Receipt> receipts = new HashMap<>();
    private final EndedAlerts ended =
            new EndedAlerts(() -> receipts.values().stream(), key -> Optional.ofNullable(receipts.get(key)));

    @Test
    void knowsWhatAReceiverHasTakenOfLate() {
        Alert early = alert("A", AlertState.RESOLVED);
        Alert late = alert("B", AlertState.WITHDRAWN);
        Alert untold = alert("C", AlertState.RESOLVED);
        Alert others = alert("D", AlertState.RESOLVED);
        for (Alert alert : new Alert[] {early, late, untold, others}) {
            ended.take(alert);
        }
        taken("am", early, NOON.minusSeconds(1));
        taken("am", late, NOON);
        taken("mail", others, NOON);

        assertThat(ended.takenSince(NOON, "am")).containsExactly(late);
        assertThat(ended.lastTaken("am")).contains(NOON);
        assertThat(ended.lastTaken("nobody")).isEmpty();
    }

    @Test
    void whatFiresAgainHasNotEnded() {
        Alert over = alert("A", AlertState.RESOLVED);
        taken("am", over, NOON);
        ended.take(over);
        ended.take(alert("A", AlertState.FIRING));

        assertThat(ended.takenSince(NOON, "am")).isEmpty();
    }

    @Test
    void knowsTheColourInWhichAReceiverTookItLast() {
        answered("am", firing(Severity.RED), true, NOON);
        answered("am", firing(Severity.YELLOW), true, NOON.minusSeconds(1));
        answered("am", firing(Severity.BLUE), false, NOON.plusSeconds(1));
        Alert over = alert("A", AlertState.RESOLVED);

        assertThat(ended.fired(over, "am")).contains(Severity.RED);
        assertThat(ended.fired(over, "mail")).isEmpty();
    }

    private void taken(String receiver, Alert alert, Instant at) {
        answered(receiver, alert, true, at);
    }

    private void answered(String receiver, Alert alert, boolean taken, Instant at) {
        Receipt receipt = new Receipt(receiver, Notice.deliveryId(alert), 0, 1, taken, at);
        receipts.put(receipt.key(), receipt);
    }

    private static Alert firing(Severity colour) {
        return Samples.alert(NodeId.enterprise("A"), AlertKind.STOPPAGE, AlertState.FIRING, colour);
    }

    private static Alert alert(String plant, AlertState state) {
        return Samples.alert(NodeId.enterprise(plant), AlertKind.STOPPAGE, state, Severity.ORANGE);
    }
}
