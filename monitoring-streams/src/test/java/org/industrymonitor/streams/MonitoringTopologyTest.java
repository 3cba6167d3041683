package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.NOON;
import static org.industrymonitor.streams.Feed.during;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.retraction;
import static org.industrymonitor.streams.Feed.version;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.statement.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readings make of panes, rolling windows and the registry's facts. */
class MonitoringTopologyTest extends InProvince {

    @BeforeEach
    void start() {
        province.register(
                enterprise("steelworks", version("3120", "410102", PT1H, "crude-steel", "electricity")),
                enterprise("kiln", version("3011", "410103", PT1H, "clinker")));
    }

    @Test
    void countsAReadingForEveryNodeItBelongsTo() {
        province.read(reading("steelworks", PT1H, NOON, 1, "crude-steel", "10.5"))
                .settle();

        assertThat(province.panes().keySet())
                .extracting(Aggregate::nodeOf)
                .containsExactlyInAnyOrder(
                        "enterprise:steelworks",
                        "cell:410102/3120",
                        "sector:3120",
                        "sector:31",
                        "sector:C",
                        "county:410102",
                        "city:410100",
                        "province:410000",
                        "sector-city:3120@410100",
                        "sector-city:31@410100",
                        "sector-city:C@410100",
                        "sector-province:3120@410000",
                        "sector-province:31@410000",
                        "sector-province:C@410000");
        for (Aggregate aggregate : province.panes().values()) {
            // 10.5 t at 3456.78 yuan/t
            assertThat(pane(aggregate, "output").sum()).isEqualTo(362_961_900L);
            assertThat(pane(aggregate, "crude-steel").sum()).isEqualTo(105_000L);
        }
    }

    @Test
    void measuresTheLatencyOfEachAggregateOfAGroup() {
        province.read(reading("steelworks", PT1H, NOON, 1, "crude-steel", "10.5"))
                .settle();

        assertThat(province.latencies())
                .isEqualTo(province.panes().keySet().stream()
                        .filter(key -> !key.startsWith("enterprise:"))
                        .count())
                .isPositive();
    }

    @Test
    void anEnterprisesAggregateSaysWhichPartitionOfTheReadingsItIsFrom() {
        province.read(reading("steelworks", PT1H, NOON, 1, "crude-steel", "10.5"))
                .settle();

        assertThat(province.origins()).isEqualTo(Map.of("enterprise:steelworks", 0));
    }

    @Test
    void tellsWhatIsExpectedFromWhatIsReported() {
        province.read(reading("steelworks", PT1H, NOON, 1, "crude-steel", "10")).settle();

        Aggregate city = province.newest("city:410100");
        assertThat(pane(city, "output")).isEqualTo(new SeriesTotal("output", 345_678_000L, 1, 2));
        assertThat(pane(city, "energy")).isEqualTo(new SeriesTotal("energy", 0, 0, 1));
        assertThat(pane(city, "clinker")).isEqualTo(new SeriesTotal("clinker", 0, 0, 1));
        assertThat(window(city, Window.PT24H, "output")).isEqualTo(new SeriesTotal("output", 345_678_000L, 1, 48));
    }

    @Test
    void rollsWindowsAlongAndDropsWhatLeavesThem() {
        for (int hour = 0; hour < 800; hour++) {
            province.read(reading("kiln", PT1H, NOON.plus(Duration.ofHours(hour)), 1, "clinker", "" + hour));
        }
        Aggregate kiln = province.settle().newest("enterprise:kiln");

        assertThat(kiln.standing().orElseThrow().asOf()).isEqualTo(NOON.plus(Duration.ofHours(800)));
        assertThat(window(kiln, Window.PT1H, "clinker").sum()).isEqualTo(799L * 10_000);
        assertThat(window(kiln, Window.PT24H, "clinker").sum()).isEqualTo(sum(776, 800));
        assertThat(window(kiln, Window.P7D, "clinker").sum()).isEqualTo(sum(800 - 168, 800));
        assertThat(window(kiln, Window.P30D, "clinker")).isEqualTo(new SeriesTotal("clinker", sum(80, 800), 720, 720));
        assertThat(window(province.newest("province:410000"), Window.P30D, "clinker"))
                .isEqualTo(new SeriesTotal("clinker", sum(80, 800), 720, 720));
    }

    private static long sum(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += i * 10_000L;
        }
        return sum;
    }

    @Test
    void correctsATotalMonthsLater() {
        province.read(
                        reading("kiln", PT1H, NOON, 1, "clinker", "100"),
                        reading("kiln", PT1H, NOON.plus(Duration.ofDays(396)), 1, "clinker", "90"),
                        reading("kiln", PT1H, NOON, 2, "clinker", "70"))
                .settle();

        String old = "province:410000|PT1H|" + NOON;
        assertThat(pane(province.panes().get(old), "clinker").sum()).isEqualTo(700_000L);
        assertThat(window(province.newest("province:410000"), Window.P30D, "clinker")
                        .sum())
                .isEqualTo(900_000L);
        assertThat(province.count(Outcome.CORRECTED)).isEqualTo(1);
    }

    @Test
    void changesNothingForADuplicateOrAnOlderRevision() {
        province.read(reading("kiln", PT1H, NOON, 2, "clinker", "100")).settle();
        long published = province.published();

        province.read(reading("kiln", PT1H, NOON, 2, "clinker", "100"), reading("kiln", PT1H, NOON, 1, "clinker", "55"))
                .settle();

        assertThat(province.published()).isEqualTo(published);
        assertThat(province.count(Outcome.DUPLICATE)).isEqualTo(1);
        assertThat(province.count(Outcome.SUPERSEDED)).isEqualTo(1);
    }

    @Test
    void makesARetractedFigureMissingNotZero() {
        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "100"), retraction("kiln", PT1H, NOON, 2, "clinker"))
                .settle();

        assertThat(pane(province.newest("county:410103"), "clinker")).isEqualTo(new SeriesTotal("clinker", 0, 0, 1));
    }

    @Test
    void countsADailyEnterpriseInWindowsOfWholeDays() {
        Instant day = Instant.parse("2020-03-30T16:00:00Z"); // 31 March in Shanghai
        province.register(enterprise("mill", version("3120", "410103", P1D, "crude-steel")));
        province.read(
                        reading("mill", P1D, day, 1, "crude-steel", "24"),
                        reading("steelworks", PT1H, NOON, 1, "crude-steel", "1"))
                .settle();

        Aggregate division = province.newest("sector:31");
        assertThat(division.standing().orElseThrow().asOf()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(window(division, Window.P7D, "crude-steel"))
                .isEqualTo(new SeriesTotal("crude-steel", 250_000L, 2, 168 + 7));
        assertThat(window(division, Window.PT1H, "crude-steel"))
                .isEqualTo(new SeriesTotal("crude-steel", 10_000L, 1, 1));
    }

    @Test
    void countsAnEnterpriseWhereItWasAtEachPeriod() {
        province.register(enterprise(
                "mover",
                during(version("3011", "410102", P1D, "clinker"), null, "2020-04-02"),
                during(version("3120", "410103", P1D, "clinker"), "2020-04-02", null)));
        Instant first = Instant.parse("2020-03-31T16:00:00Z"); // 1 April in Shanghai
        province.read(
                        reading("mover", P1D, first, 1, "clinker", "5"),
                        reading("mover", P1D, first.plus(Duration.ofDays(1)), 1, "clinker", "7"))
                .settle();

        assertThat(pane(province.newest("cell:410102/3011"), "clinker").sum()).isEqualTo(50_000L);
        assertThat(pane(province.newest("cell:410103/3120"), "clinker").sum()).isEqualTo(70_000L);
        assertThat(window(province.newest("city:410100"), Window.P7D, "clinker").sum())
                .isEqualTo(120_000L);
    }

    @Test
    void movesHistoryWhenTheRegistryIsCorrected() {
        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "100")).settle();
        province.register(enterprise("kiln", version("3011", "410102", PT1H, "clinker")))
                .settle();

        assertThat(pane(province.newest("county:410103"), "clinker")).isEqualTo(NOTHING);
        assertThat(pane(province.newest("county:410102"), "clinker").sum()).isEqualTo(1_000_000L);
        assertThat(pane(province.newest("city:410100"), "clinker"))
                .isEqualTo(new SeriesTotal("clinker", 1_000_000L, 1, 1));
        assertThat(window(province.newest("county:410102"), Window.PT1H, "clinker")
                        .sum())
                .isEqualTo(1_000_000L);
    }

    @Test
    void emptiesThePanesThatAnEnterpriseNoLongerHas() {
        province.read(
                        reading("kiln", PT1H, NOON, 1, "clinker", "100"),
                        reading("kiln", PT1H, NOON.plus(Duration.ofDays(2)), 1, "clinker", "80"))
                .settle();
        province.register(enterprise("kiln", during(version("3011", "410103", PT1H, "clinker"), null, "2020-04-02")))
                .settle();

        assertThat(province.panes()
                        .get("enterprise:kiln|PT1H|" + NOON.plus(Duration.ofDays(2)))
                        .pane())
                .isEmpty();
        assertThat(window(province.newest("enterprise:kiln"), Window.P7D, "clinker")
                        .sum())
                .isEqualTo(1_000_000L);
        assertThat(window(province.newest("enterprise:kiln"), Window.PT1H, "clinker"))
                .isEqualTo(NOTHING);
    }

    @Test
    void revaluesHistoryWhenACoefficientIsCorrected() {
        province.read(reading("kiln", PT1H, NOON, 1, "clinker", "100")).settle();
        province.register(Feed.item("clinker", "t", Measure.OUTPUT, "300")).settle();

        assertThat(pane(province.newest("enterprise:kiln"), "output").sum()).isEqualTo(300_000_000L);
        assertThat(window(province.newest("province:410000"), Window.P30D, "output")
                        .sum())
                .isEqualTo(300_000_000L);
    }

    @Test
    void parksReadingsUntilTheirEnterpriseIsRegistered() {
        province.read(reading("newcomer", PT1H, NOON, 1, "clinker", "3")).settle();
        assertThat(province.panes()).isEmpty();
        assertThat(province.count(Outcome.PARKED)).isEqualTo(1);

        province.register(enterprise("newcomer", version("3011", "410103", PT1H, "clinker")))
                .settle();

        assertThat(pane(province.newest("county:410103"), "clinker").sum()).isEqualTo(30_000L);
    }
}
