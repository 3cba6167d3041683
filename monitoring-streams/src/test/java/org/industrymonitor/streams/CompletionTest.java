package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.NOON;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.midnight;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.version;

import java.time.Duration;
import java.time.Instant;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pane of a group is provisional until all its figures have come, or until they are waited for no longer. */
class CompletionTest extends InProvince {

    private static final Instant HOUR_END = NOON.plus(Duration.ofHours(1));

    @BeforeEach
    void start() {
        enter(Duration.ofMinutes(10), Province.RETENTION, HOUR_END.plusSeconds(30));
        province.register(
                enterprise("kiln", version("3011", "410103", PT1H, "clinker")),
                enterprise("oven", version("3011", "410103", PT1H, "clinker")));
    }

    @Test
    void byTheLastFigureThatIsExpected() {
        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "1")).settle();
        assertThat(province.pane("county:410103", PT1H, NOON).complete()).isFalse();
        assertThat(province.pane("enterprise:kiln", PT1H, NOON).complete()).isTrue();
        assertThat(province.account("county:410103", StretchKind.HOUR, NOON).complete())
                .isFalse();

        province.read(reading("oven", PT1H, NOON, 1, "clinker", "1")).settle();
        assertThat(province.pane("county:410103", PT1H, NOON).complete()).isTrue();
        assertThat(province.account("county:410103", StretchKind.HOUR, NOON).complete())
                .isTrue();
        assertThat(province.account("county:410103", StretchKind.DAY, midnight("2020-04-01"))
                        .complete())
                .isFalse();
    }

    @Test
    void byTheClockWithoutAnotherReading() {
        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "1")).settle();
        long published = province.published();

        province.pass(Duration.ofMinutes(9));
        assertThat(province.published()).isEqualTo(published);
        assertThat(province.pane("county:410103", PT1H, NOON).complete()).isFalse();

        province.pass(Duration.ofMinutes(1));
        Aggregate county = province.pane("county:410103", PT1H, NOON);
        assertThat(county.complete()).isTrue();
        assertThat(pane(county, "clinker")).isEqualTo(new SeriesTotal("clinker", 10_000L, 1, 2));
        assertThat(county.standing().orElseThrow().asOf()).isEqualTo(HOUR_END);
        assertThat(province.account("county:410103", StretchKind.HOUR, NOON).complete())
                .isTrue();

        // What comes after all counts, and the pane stays complete.
        province.read(reading("oven", PT1H, NOON, 1, "clinker", "2")).settle();
        county = province.pane("county:410103", PT1H, NOON);
        assertThat(county.complete()).isTrue();
        assertThat(pane(county, "clinker")).isEqualTo(new SeriesTotal("clinker", 30_000L, 2, 2));
    }

    @Test
    void anEnterpriseWaitsForItsOwnFiguresAlways() {
        province.register(enterprise("oven", version("3011", "410103", PT1H, "clinker", "electricity")));
        province.read(reading("oven", PT1H, NOON, 1, "clinker", "1")).pass(Duration.ofHours(2));
        assertThat(province.pane("enterprise:oven", PT1H, NOON).complete()).isFalse();
    }

    private void passAnHourWithoutReadings() {
        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "1"));
        province.pass(Duration.ofMinutes(10)).pass(Duration.ofHours(1));
    }

    @Test
    void aPeriodThatNobodyReportsIsPublishedAsEmpty() {
        passAnHourWithoutReadings();

        Aggregate silent = province.pane("county:410103", PT1H, HOUR_END);
        assertThat(silent.complete()).isTrue();
        assertThat(silent.pane())
                .containsExactly(new SeriesTotal("clinker", 0, 0, 2), new SeriesTotal("output", 0, 0, 2));
        // The windows stand where they stood.
        assertThat(silent.standing().orElseThrow().asOf()).isEqualTo(HOUR_END);
        assertThat(window(silent, Window.PT1H, "clinker")).isEqualTo(new SeriesTotal("clinker", 10_000L, 1, 2));
        assertThat(province.panes()).doesNotContainKey("enterprise:kiln|PT1H|" + HOUR_END);
        assertThat(province.panes()).doesNotContainKey("county:410103|PT1H|" + HOUR_END.plusSeconds(3600));
    }

    @Test
    void whatWasPublishedAsEmptyFollowsTheRegistry() {
        passAnHourWithoutReadings();

        province.remove("enterprise:oven").settle();
        assertThat(province.pane("county:410103", PT1H, NOON).pane())
                .containsExactly(
                        new SeriesTotal("clinker", 10_000L, 1, 1), new SeriesTotal("output", 2_500_000L, 1, 1));
        assertThat(province.pane("county:410103", PT1H, HOUR_END).pane())
                .containsExactly(new SeriesTotal("clinker", 0, 0, 1), new SeriesTotal("output", 0, 0, 1));
    }

    @Test
    void theAccountsOfASilentGroupAreCompleteWhenTheyEnd() {
        enter(Duration.ofMinutes(10), Province.RETENTION, midnight("2020-01-20"));
        province.register(enterprise("kiln", version("3011", "410103", PT1H, "clinker")));
        province.read(reading("kiln", PT1H, midnight("2020-01-19"), 1, "clinker", "1"));

        passDays(13);
        assertThat(isComplete(StretchKind.MONTH)).isTrue();
        assertThat(isComplete(StretchKind.JANUARY_FEBRUARY)).isFalse();
        passDays(29);
        assertThat(isComplete(StretchKind.JANUARY_FEBRUARY)).isTrue();
        assertThat(isComplete(StretchKind.YEAR)).isFalse();
        passDays(306);
        assertThat(isComplete(StretchKind.YEAR)).isTrue();
    }

    private boolean isComplete(StretchKind kind) {
        return province.account("county:410103", kind, midnight("2020-01-01")).complete();
    }

    private void passDays(int days) {
        for (int day = 0; day < days; day++) {
            province.pass(Duration.ofDays(1));
        }
    }

    @Test
    void aGroupThatHasLongBeenSilentIsLeftAlone() {
        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "1"));
        province.pass(Duration.ofDays(3));
        long published = province.published();
        province.pass(Duration.ofDays(1));
        assertThat(province.published()).isEqualTo(published);
    }
}
