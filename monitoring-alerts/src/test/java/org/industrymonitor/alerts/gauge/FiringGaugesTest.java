package org.industrymonitor.alerts.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.runtime.metrics.Metrics;
import org.junit.jupiter.api.Test;

class FiringGaugesTest {

    @Test
    void countsAnAlertOnceAtEachLevelThatHoldsIt() {
        Alert alert = Samples.alert("BW01");
        String kind = "\",kind=\"" + alert.kind().word() + "\",level=\"";
        String colour = "monitoring_alerts_firing{colour=\"" + alert.severity().word() + kind;

        assertThat(page(Stream.of(alert, Samples.alert("LY01"))))
                .contains(
                        colour + "county\",region=\"410502\",sector=\"\"} 1.0",
                        colour + "city\",region=\"410500\",sector=\"\"} 1.0",
                        colour + "province\",region=\"410000\",sector=\"\"} 2.0",
                        colour + "sector\",region=\"\",sector=\"31\"} 2.0",
                        colour + "sector-city\",region=\"410500\",sector=\"31\"} 1.0");
    }

    @Test
    void saysZeroWhereNothingFires() {
        assertThat(page(Stream.empty()))
                .contains(
                        "monitoring_alerts_firing{colour=\"none\",kind=\"none\",level=\"city\",region=\"410500\",sector=\"\"} 0.0",
                        "monitoring_alerts_firing{colour=\"none\",kind=\"none\",level=\"sector\",region=\"\",sector=\"31\"} 0.0",
                        "monitoring_alerts_firing{colour=\"red\",kind=\"stoppage\",level=\"province\",region=\"410000\",sector=\"\"} 0.0")
                .allMatch(line -> line.endsWith(" 0.0"));
    }

    private static List<String> page(Stream<Alert> firing) {
        try (Metrics metrics = new Metrics()) {
            metrics.show(new FiringGauges(() -> firing, Samples.directory()));
            return metrics.scrape()
                    .lines()
                    .filter(line -> line.startsWith("monitoring_alerts_firing{"))
                    .toList();
        }
    }
}
