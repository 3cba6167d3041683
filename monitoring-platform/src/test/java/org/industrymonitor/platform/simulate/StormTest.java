package org.industrymonitor.platform.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.apache.kafka.common.config.ConfigDef;
import org.industrymonitor.alerts.AlertsSettings;
import org.industrymonitor.ingest.IngestSettings;
import org.industrymonitor.platform.progress.Progresses;
import org.industrymonitor.runtime.settings.CommonSettings;
import org.industrymonitor.runtime.settings.SettingsSources;
import org.industrymonitor.streams.StreamsSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two fifths of a province stop in a minute; takes some minutes, and is therefore not among the tests of each build. */
@Tag("programs")
class StormTest {

    private static final int STOPS = 600;

    @TempDir
    private Path directory;

    @Test
    void eachCityGetsOneSummaryTheGroupsSpeakForTheirPartsAndNothingIsDropped() throws Exception {
        NotifyPlan plan = new NotifyPlan(1_500, 3_000, 72, 2, STOPS, true);

        NotifyReport report = new NotifyRehearsal(plan, Clock.systemUTC(), System.out::println)
                .run(
                        directory,
                        SettingsSources.none()
                                .with(StreamsSettings.HTTP_PORT, 0)
                                .with(AlertsSettings.HTTP_PORT, 0),
                        new ConfigDef[] {
                            CommonSettings.DEFINITION,
                            IngestSettings.DEFINITION,
                            StreamsSettings.DEFINITION,
                            AlertsSettings.DEFINITION
                        },
                        total -> Progresses.lines(System.out, Clock.systemUTC(), "registering", "enterprises", total));

        System.out.println(report);
        assertThat(report.dropped()).isZero();
        assertThat(report.toCall().count()).isGreaterThan(STOPS * 8 / 10);
        assertThat(report.ofGroups()).isPositive();
        assertThat(report.jurisdictions()).isEqualTo(18);
        assertThat(report.mostSingle()).isLessThanOrEqualTo(41);
        assertThat(report.fewestSummaries()).isPositive();
        assertThat(report.toCall().p99()).isLessThan(10_000);
    }
}
