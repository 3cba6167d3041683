package org.industrymonitor.alerts.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Severity;

/** Alerts to tell. */
final class Samples {

    private Samples() {}

    static Alert alert(String plant) {
        return new Alert(
                "stoppage:enterprise:" + plant + ":output@2024-06-10T00:00:00Z",
                NodeId.enterprise(plant),
                "output",
                AlertKind.STOPPAGE,
                AlertState.FIRING,
                Severity.ORANGE,
                PeriodLength.PT30M,
                Instant.parse("2024-06-10T00:00:00Z"),
                Instant.parse("2024-06-10T00:00:00Z"),
                Optional.empty(),
                10_0000,
                612_4000,
                9.3,
                "output 10.0 of 612.4 expected",
                List.of(new Contributor("enterprise:" + plant, 602_4000)),
                1,
                1);
    }
}
