package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.NOON;
import static org.industrymonitor.streams.Feed.during;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.in;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.retraction;
import static org.industrymonitor.streams.Feed.version;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a silent plant is taken to have made: as much more or less than last time as the others of its cell did. */
class ImputationTest extends InProvince {

    private static final EnterpriseVersion KILN = version("3011", "410103", PT1H, "clinker");

    /** The cell, all its ancestors. */
    private static final List<String> LEVELS = List.of(
            "cell:410103/3011",
            "county:410103",
            "city:410100",
            "province:410000",
            "sector:3011",
            "sector:30",
            "sector:C",
            "sector-city:30@410100",
            "sector-province:3011@410000");

    @BeforeEach
    void start() {
        enterWithImputation(3, Province.RECEIVED);
        province.register(
                enterprise("east", in(KILN, "chain*0.5")), enterprise("north", KILN), enterprise("west", KILN));
    }

    private static Instant hour(int after) {
        return NOON.plus(Duration.ofHours(after));
    }

    private void state(String plant, int hour, String value) {
        province.read(reading(plant, PT1H, hour(hour), hour + 100, "clinker", value));
    }

    /** All three report an hour; in the next the east is silent, and the others make a tenth more. */
    private void fallSilent() {
        state("east", 0, "30");
        state("north", 0, "60");
        state("west", 0, "40");
        state("north", 1, "66");
        state("west", 1, "44");
    }

    private SeriesTotal clinker(String node, int hour) {
        return pane(province.settle().pane(node, PT1H, hour(hour)), "clinker");
    }

    private long imputed(String node, int hour) {
        return clinker(node, hour).imputed();
    }

    @Test
    void isImputedByTheMovementOfTheOthersAtEveryLevel() {
        fallSilent();
        for (String node : LEVELS) {
            assertThat(clinker(node, 1))
                    .as(node)
                    .isEqualTo(new SeriesTotal("clinker", 1_100_000, 2, 3, 20_000, 30_000, 330_000));
            Aggregate aggregate = province.newest(node);
            assertThat(pane(aggregate, "output").imputed()).as(node).isEqualTo(250 * 330_000);
            assertThat(window(aggregate, Window.PT1H, "clinker").imputed())
                    .as(node)
                    .isEqualTo(330_000);
            assertThat(window(aggregate, Window.PT24H, "clinker"))
                    .as(node)
                    .isEqualTo(new SeriesTotal("clinker", 2_400_000, 5, 72, 50_000, 720_000, 330_000));
        }
        assertThat(clinker("cell:410103/3011", 1).imputedShare()).hasValue(33.0 / 143);
        assertThat(imputed("cell:410103/3011", 0)).isZero();
        assertThat(province.deadLetters()).isEmpty();
    }

    @Test
    void isGoneAtEveryLevelWhenTheRealFigureArrives() {
        fallSilent();
        assertThat(imputed("province:410000", 1)).isEqualTo(330_000);

        state("east", 1, "35");
        for (String node : LEVELS) {
            assertThat(clinker(node, 1)).as(node).isEqualTo(new SeriesTotal("clinker", 1_450_000, 3, 3));
            assertThat(window(province.newest(node), Window.PT24H, "clinker").imputed())
                    .as(node)
                    .isZero();
        }
        assertThat(imputed("group:chain", 1)).isZero();
    }

    @Test
    void isTheMembersPartOfAGroupByTheMovementOfTheWholeCell() {
        fallSilent();
        assertThat(clinker("group:chain", 1)).isEqualTo(new SeriesTotal("clinker", 0, 0, 1, 0, 10_000, 165_000));
    }

    @Test
    void isCarriedOnPeriodByPeriodButNoFurtherThanAllowed() {
        fallSilent();
        for (int hour = 2; hour <= 4; hour++) {
            state("north", hour, "60");
            state("west", hour, hour == 2 ? "28" : "60");
        }
        assertThat(imputed("county:410103", 2)).isEqualTo(264_000); // 33 * 88 / 110
        assertThat(imputed("county:410103", 3)).isEqualTo(360_000); // 26.4 * 120 / 88
        assertThat(imputed("county:410103", 4)).isZero();
        assertThat(window(province.newest("county:410103"), Window.PT24H, "clinker")
                        .imputed())
                .isEqualTo(330_000 + 264_000 + 360_000);
    }

    @Test
    void followsACorrectionOfAnyFigureItRestsOn() {
        fallSilent();
        province.read(reading("north", PT1H, hour(0), 200, "clinker", "70"));
        assertThat(imputed("city:410100", 1)).isEqualTo(300_000); // 30 * 110 / 110
        province.read(reading("east", PT1H, hour(0), 200, "clinker", "20"));
        assertThat(imputed("city:410100", 1)).isEqualTo(200_000);
        province.read(retraction("west", PT1H, hour(1), 200, "clinker"));
        // Now two are silent: 20 of the east and 40 of the west, by the north's 66 against 70.
        assertThat(imputed("city:410100", 1)).isEqualTo(565_714);
        province.read(retraction("east", PT1H, hour(0), 300, "clinker"));
        assertThat(imputed("city:410100", 1)).isEqualTo(377_143);
    }

    @Test
    void isNothingWhileNobodyReportsTwoPeriodsInARow() {
        state("east", 0, "30");
        state("north", 0, "60");
        state("west", 1, "40");
        assertThat(imputed("cell:410103/3011", 1)).isZero();
        state("north", 2, "66");
        assertThat(imputed("cell:410103/3011", 2)).isZero();
        state("north", 1, "0");
        // The north made nothing, and so did the east; nothing cannot be compared with.
        assertThat(imputed("cell:410103/3011", 1)).isZero();
        assertThat(imputed("cell:410103/3011", 2)).isZero();
    }

    @Test
    void followsAnEnterpriseThatTheRegistryMoves() {
        fallSilent();
        province.register(enterprise("north", version("3011", "410102", PT1H, "clinker")));
        assertThat(imputed("county:410103", 1)).isEqualTo(330_000); // 30 * 44 / 40
        province.register(enterprise("east", version("3011", "410102", PT1H, "clinker")));
        assertThat(imputed("county:410103", 1)).isZero();
        assertThat(imputed("county:410102", 1)).isEqualTo(330_000); // 30 * 66 / 60
        assertThat(imputed("city:410100", 1)).isEqualTo(330_000);
        assertThat(imputed("group:chain", 1)).isZero();
    }

    @Test
    void endsWhereTheRegistryExpectsNothing() {
        province.register(enterprise("east", during(KILN, null, "2020-04-02")));
        String last = "county:410103";
        for (String plant : List.of("east", "north", "west")) {
            state(plant, 10, "10");
        }
        for (int hour = 11; hour <= 13; hour++) {
            state("north", hour, "10");
            state("west", hour, "10");
        }
        assertThat(imputed(last, 11)).isEqualTo(100_000); // 23:00
        assertThat(clinker(last, 12)).isEqualTo(new SeriesTotal("clinker", 200_000, 2, 2));
    }

    @Test
    void waitsUntilNoMoreFiguresAreAwaited() {
        enterWithImputation(3, hour(2));
        province.register(enterprise("east", KILN), enterprise("north", KILN), enterprise("west", KILN));
        fallSilent();
        assertThat(clinker("sector:30", 1)).isEqualTo(new SeriesTotal("clinker", 1_100_000, 2, 3));
        assertThat(province.pane("sector:30", PT1H, hour(1)).complete()).isFalse();

        province.pass(Duration.ofMinutes(9));
        assertThat(imputed("sector:30", 1)).isZero();
        province.pass(Duration.ofMinutes(1));
        assertThat(imputed("sector:30", 1)).isEqualTo(330_000);
        assertThat(province.pane("sector:30", PT1H, hour(1)).complete()).isTrue();
    }
}
