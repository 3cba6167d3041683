package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.NOON;
import static org.industrymonitor.streams.Feed.at;
import static org.industrymonitor.streams.Feed.during;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.in;
import static org.industrymonitor.streams.Feed.midnight;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.version;
import static org.industrymonitor.streams.Feed.weighing;

import java.time.Duration;
import java.time.Instant;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;
import org.junit.jupiter.api.Test;

/** Groups that a share of an enterprise counts for, and coverage by weight. */
class GroupsAndWeightsTest extends InProvince {

    @Test
    void aShareIsTakenOfEachFigureAndOfNoCount() {
        province.register(enterprise(
                "steelworks",
                in(weighing(version("3120", "410102", PT1H, "crude-steel"), "2.5"), "chain*0.35", "park")));
        province.read(
                        reading("steelworks", PT1H, NOON, 1, "crude-steel", "10.5001"),
                        reading("steelworks", PT1H, NOON.plus(Duration.ofHours(1)), 1, "crude-steel", "0.0001"))
                .settle();

        // 105001 x 0.35 = 36750.35; 105001 x 3456.78 = 362965356.78 -> 362965357, x 0.35 = 127037874.95
        assertThat(province.pane("group:chain", PT1H, NOON).pane())
                .containsExactly(
                        new SeriesTotal("crude-steel", 36_750L, 1, 1, 25_000L, 25_000L),
                        new SeriesTotal("output", 127_037_875L, 1, 1, 25_000L, 25_000L));
        assertThat(province.pane("group:park", PT1H, NOON).pane())
                .containsExactly(
                        new SeriesTotal("crude-steel", 105_001L, 1, 1, 25_000L, 25_000L),
                        new SeriesTotal("output", 362_965_357L, 1, 1, 25_000L, 25_000L));
        // Each figure is rounded for itself: 1 x 0.35 is 0, and the windows add those up.
        assertThat(window(province.newest("group:chain"), Window.PT24H, "crude-steel"))
                .isEqualTo(new SeriesTotal("crude-steel", 36_750L, 2, 24, 50_000L, 24 * 25_000L));
    }

    @Test
    void aShareIsTakenOfCorrectionsToo() {
        province.register(
                enterprise("kiln", in(version("3011", "410103", PT1H, "clinker"), "chain*0.3")),
                enterprise("oven", in(version("3011", "410103", PT1H, "clinker"), "chain*0.7")));
        province.read(
                        reading("kiln", PT1H, NOON, 1, "clinker", "10"),
                        reading("oven", PT1H, NOON, 1, "clinker", "100"),
                        reading("kiln", PT1H, NOON, 2, "clinker", "20"))
                .settle();
        assertThat(pane(province.pane("group:chain", PT1H, NOON), "clinker"))
                .isEqualTo(new SeriesTotal("clinker", 760_000L, 2, 2));

        province.register(enterprise("kiln", in(version("3011", "410103", PT1H, "clinker"), "chain*0.5")))
                .settle();
        assertThat(pane(province.pane("group:chain", PT1H, NOON), "clinker"))
                .isEqualTo(new SeriesTotal("clinker", 800_000L, 2, 2));

        province.register(enterprise("kiln", version("3011", "410103", PT1H, "clinker")))
                .settle();
        assertThat(pane(province.pane("group:chain", PT1H, NOON), "clinker"))
                .isEqualTo(new SeriesTotal("clinker", 700_000L, 1, 1));
    }

    private static final Instant THEN = at("2019-04-01T12:00");

    private AccountLine growth(String group, String groupBefore) {
        enter(Province.GRACE, Province.RETENTION, Province.RECEIVED);
        province.register(enterprise(
                "kiln",
                during(in(version("3011", "410103", PT1H, "clinker"), groupBefore), null, "2020-01-01"),
                during(in(version("3011", "410103", PT1H, "clinker"), group), "2020-01-01", null)));
        province.read(
                        reading("kiln", PT1H, THEN, 1, "clinker", "100"),
                        reading("kiln", PT1H, NOON, 1, "clinker", "120"))
                .settle();
        Account account = province.account("group:chain", StretchKind.HOUR, NOON);
        return line(account, "clinker");
    }

    @Test
    void sharesAreComparedEachByItsOwnAndNotWithAWhole() {
        AccountLine shares = growth("chain*0.5", "chain*0.25");
        assertThat(shares.comparable()).isEqualTo(new AccountLine.Comparable(600_000L, 250_000L));
        assertThat(shares.earlier()).isEqualTo(250_000L);

        assertThat(growth("chain", "chain").comparable()).isEqualTo(new AccountLine.Comparable(1_200_000L, 1_000_000L));
        assertThat(growth("chain", "chain*1").comparable())
                .isEqualTo(new AccountLine.Comparable(1_200_000L, 1_000_000L));
        assertThat(growth("chain", "chain*0.5").comparable()).isEqualTo(AccountLine.Comparable.NONE);
        assertThat(growth("chain*0.5", "chain").comparable()).isEqualTo(AccountLine.Comparable.NONE);
        assertThat(growth("chain*0.5", "park").comparable()).isEqualTo(AccountLine.Comparable.NONE);
        assertThat(growth("chain*0.5", "park").total().sum()).isEqualTo(600_000L);
    }

    @Test
    void coverageIsByNumberAndByWeight() {
        province.register(
                enterprise("giant", weighing(version("3011", "410103", PT1H, "clinker", "electricity"), "7")),
                enterprise("kiln", weighing(version("3011", "410103", PT1H, "clinker"), "0.5")));
        province.read(reading("giant", PT1H, NOON, 1, "clinker", "10")).settle();

        Aggregate county = province.newest("county:410103");
        assertThat(pane(county, "clinker")).isEqualTo(new SeriesTotal("clinker", 100_000L, 1, 2, 70_000L, 75_000L));
        assertThat(pane(county, "energy")).isEqualTo(new SeriesTotal("energy", 0, 0, 1, 0, 70_000L));
        assertThat(window(county, Window.PT24H, "clinker"))
                .isEqualTo(new SeriesTotal("clinker", 100_000L, 1, 48, 70_000L, 24 * 75_000L));
        AccountLine day = line(province.account("county:410103", StretchKind.DAY, midnight("2020-04-01")), "output");
        assertThat(day.total()).isEqualTo(new SeriesTotal("output", 25_000_000L, 1, 48, 70_000L, 24 * 75_000L));
    }

    @Test
    void everyExpectedItemOfAMeasureCountsAndWeighs() {
        province.register(
                enterprise("works", weighing(version("3120", "410102", PT1H, "crude-steel", "clinker"), "3")));
        province.read(
                        reading("works", PT1H, NOON, 1, "crude-steel", "1"),
                        reading("works", PT1H, NOON, 1, "clinker", "1"),
                        reading("works", PT1H, NOON, 1, "electricity", "1"))
                .settle();
        assertThat(pane(province.newest("county:410102"), "output"))
                .isEqualTo(new SeriesTotal("output", 37_067_800L, 2, 2, 60_000L, 60_000L));
        // What nobody expects is summed, and is no coverage.
        assertThat(pane(province.newest("county:410102"), "energy"))
                .isEqualTo(new SeriesTotal("energy", 1_229L, 0, 0, 0, 0));
    }

    @Test
    void anEnterpriseWeighsWhatItDidAtEachPeriod() {
        province.register(enterprise(
                "kiln",
                during(weighing(version("3011", "410103", P1D, "clinker"), "2"), null, "2020-03-31"),
                during(weighing(version("3011", "410103", P1D, "clinker"), "5"), "2020-03-31", null)));
        province.read(
                        reading("kiln", P1D, midnight("2020-03-30"), 1, "clinker", "1"),
                        reading("kiln", P1D, midnight("2020-03-31"), 1, "clinker", "1"))
                .settle();
        for (String node : new String[] {"enterprise:kiln", "city:410100"}) {
            assertThat(pane(province.pane(node, P1D, midnight("2020-03-30")), "clinker"))
                    .isEqualTo(new SeriesTotal("clinker", 10_000L, 1, 1, 20_000L, 20_000L));
            assertThat(window(province.newest(node), Window.P7D, "clinker"))
                    .isEqualTo(new SeriesTotal("clinker", 20_000L, 2, 7, 70_000L, 6 * 20_000L + 50_000L));
        }
    }
}
