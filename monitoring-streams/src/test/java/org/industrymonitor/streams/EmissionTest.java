package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.NOON;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.version;

import java.nio.file.Path;
import java.time.Duration;
import org.industrymonitor.model.StretchKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver commits after each record: an enterprise is published with each of its readings, a group in its turn. */
class EmissionTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final String COUNTY = "county:410103";

    @TempDir
    private Path directory;

    private Province province;

    @BeforeEach
    void start() {
        province = new Province(directory, INTERVAL)
                .register(Feed.reference())
                .register(
                        enterprise("kiln", version("3011", "410103", PT1H, "clinker")),
                        enterprise("oven", version("3011", "410103", PT1H, "clinker")))
                .pass(INTERVAL);
    }

    @AfterEach
    void stop() {
        province.close();
    }

    @Test
    void aGroupIsPublishedOnceInAnIntervalWithWhatHasComeByThen() {
        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "1")).settle();
        province.read(reading("oven", PT1H, NOON, 1, "clinker", "2")).settle();
        assertThat(province.pane("enterprise:kiln", PT1H, NOON)).isNotNull();
        assertThat(province.pane("enterprise:oven", PT1H, NOON)).isNotNull();
        assertThat(province.pane(COUNTY, PT1H, NOON).pane().get(0).sum())
                .as("the first at once")
                .isEqualTo(10_000);
        assertThat(province.account(COUNTY, StretchKind.HOUR, NOON)).isNull();

        province.pass(INTERVAL);
        assertThat(province.pane(COUNTY, PT1H, NOON).pane().get(0).sum()).isEqualTo(30_000);
        assertThat(province.account(COUNTY, StretchKind.HOUR, NOON)).isNotNull();

        long published = province.published();
        assertThat(province.pass(INTERVAL).published()).as("said once").isEqualTo(published);
    }

    @Test
    void panesThatWaitAllArePublishedTheLastWithTheWindows() {
        province.read(reading("kiln", PT1H, NOON.minus(Duration.ofHours(1)), 1, "clinker", "1"))
                .settle();
        province.read(
                        reading("kiln", PT1H, NOON.plus(Duration.ofHours(1)), 1, "clinker", "1"),
                        reading("kiln", PT1H, NOON, 1, "clinker", "2"))
                .pass(INTERVAL);
        assertThat(province.pane(COUNTY, PT1H, NOON).standing()).isEmpty();
        assertThat(province.newest(COUNTY).period().start()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }
}
