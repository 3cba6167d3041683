package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.P1M;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.at;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.midnight;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.version;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;
import org.industrymonitor.streams.statement.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows that start with the day, the month or the year, and all windows one year earlier. */
class CalendarWindowsTest extends InProvince {

    private static final List<String> KILN_NODES = List.of(
            "cell:410103/3011",
            "sector:3011",
            "sector:30",
            "sector:C",
            "county:410103",
            "city:410100",
            "province:410000",
            "sector-city:3011@410100",
            "sector-city:30@410100",
            "sector-city:C@410100",
            "sector-province:3011@410000",
            "sector-province:30@410000",
            "sector-province:C@410000");

    @BeforeEach
    void start() {
        province.register(enterprise("kiln", version("3011", "410103", PT1H, "clinker")));
    }

    private void readHours(Instant start, int hours, String value) {
        for (int hour = 0; hour < hours; hour++) {
            province.read(reading("kiln", PT1H, start.plus(Duration.ofHours(hour)), 1, "clinker", value));
        }
    }

    private static SeriesTotal clinker(long quantity, long reported, long expected) {
        return new SeriesTotal("clinker", quantity * 10_000, reported, expected);
    }

    /** What nobody expects is in the sum and not among what is reported; it may cancel out between lengths of periods. */
    @Test
    void areToldOfOneYearEarlierByWhatIsInThemAltogether() {
        province.register(
                enterprise("mill", version("3011", "410103", P1D, "clinker")),
                new RegistryRecord.OfItem(new Item(
                        "exchange",
                        "exchange",
                        "exchange",
                        "t",
                        Measure.ENERGY,
                        true,
                        List.of(new Coefficient(Optional.empty(), BigDecimal.ONE)))));
        readHours(at("2020-04-01T08:00"), 1, "1");
        province.read(
                        reading("kiln", PT1H, at("2019-03-20T08:00"), 1, "exchange", "-5"),
                        reading("mill", P1D, midnight("2019-03-20"), 1, "exchange", "5"))
                .settle();

        assertThat(earlier(province.newest("county:410103"), Window.P30D, "exchange"))
                .isNull();

        province.read(reading("mill", P1D, midnight("2019-03-20"), 2, "exchange", "6"))
                .settle();

        assertThat(earlier(province.newest("county:410103"), Window.P30D, "exchange"))
                .isEqualTo(new SeriesTotal("exchange", 10_000, 0, 0));
    }

    @Test
    void startWithTheDayTheMonthAndTheYear() {
        province.register(
                enterprise("mill", version("3011", "410103", P1D, "clinker")),
                enterprise("quarry", version("3011", "410103", P1M, "clinker")));
        readHours(at("2020-03-31T08:00"), 30, "1");
        province.read(
                        reading("mill", P1D, midnight("2020-03-31"), 1, "clinker", "100"),
                        reading("quarry", P1M, midnight("2020-03-01"), 1, "clinker", "1000"))
                .settle();

        // 91 days of the year, and 14 hours
        Aggregate county = province.newest("county:410103");
        assertThat(county.standing().orElseThrow().asOf()).isEqualTo(at("2020-04-01T14:00"));
        assertThat(window(county, Window.DAY, "clinker")).isEqualTo(clinker(14, 14, 14));
        assertThat(window(county, Window.MONTH_TO_DATE, "clinker")).isEqualTo(clinker(14, 14, 14));
        assertThat(window(county, Window.YEAR_TO_DATE, "clinker")).isEqualTo(clinker(1130, 32, 91 * 24 + 14 + 91 + 3));
        Aggregate kiln = province.newest("enterprise:kiln");
        assertThat(window(kiln, Window.YEAR_TO_DATE, "clinker")).isEqualTo(clinker(30, 30, 91 * 24 + 14));
        // The mill's last day is over; so is the month.
        Aggregate mill = province.newest("enterprise:mill");
        assertThat(window(mill, Window.DAY, "clinker")).isEqualTo(clinker(100, 1, 1));
        assertThat(window(mill, Window.MONTH_TO_DATE, "clinker")).isEqualTo(clinker(100, 1, 31));
        assertThat(window(province.newest("enterprise:quarry"), Window.MONTH_TO_DATE, "clinker"))
                .isEqualTo(clinker(1000, 1, 1));
        assertThat(province.newest("enterprise:quarry").standing().orElseThrow().now())
                .containsOnlyKeys(Window.MONTH_TO_DATE, Window.YEAR_TO_DATE);
    }

    @Test
    void startAnewAfterTheLastHourAndNotWithIt() {
        readHours(at("2019-12-31T23:00"), 1, "5");
        Aggregate county = province.settle().newest("county:410103");
        assertThat(window(county, Window.DAY, "clinker")).isEqualTo(clinker(5, 1, 24));
        assertThat(window(county, Window.YEAR_TO_DATE, "clinker")).isEqualTo(clinker(5, 1, 365 * 24));

        readHours(at("2020-01-01T00:00"), 1, "7");
        county = province.settle().newest("county:410103");
        for (Window window : List.of(Window.DAY, Window.MONTH_TO_DATE, Window.YEAR_TO_DATE)) {
            assertThat(window(county, window, "clinker")).isEqualTo(clinker(7, 1, 1));
        }
    }

    @Test
    void areComparedWithTheSameOnesOneYearEarlier() {
        readHours(at("2019-03-31T00:00"), 48, "2");
        readHours(at("2020-04-01T00:00"), 14, "3");

        for (String node : List.of("enterprise:kiln", "county:410103")) {
            Aggregate last = province.settle().newest(node);
            assertThat(window(last, Window.DAY, "clinker")).isEqualTo(clinker(42, 14, 14));
            assertThat(earlier(last, Window.PT1H, "clinker")).isEqualTo(clinker(2, 1, 1));
            assertThat(earlier(last, Window.PT24H, "clinker")).isEqualTo(clinker(48, 24, 24));
            assertThat(earlier(last, Window.DAY, "clinker")).isEqualTo(clinker(28, 14, 14));
            assertThat(earlier(last, Window.MONTH_TO_DATE, "clinker")).isEqualTo(clinker(28, 14, 14));
            assertThat(earlier(last, Window.YEAR_TO_DATE, "clinker")).isEqualTo(clinker(76, 38, 90 * 24 + 14));
            assertThat(earlier(last, Window.YEAR_TO_DATE, "output").sum()).isEqualTo(76 * 250 * 10_000L);
        }
    }

    @Test
    void areNotThereWhenNothingWasReportedInThemOneYearEarlier() {
        readHours(at("2019-03-31T00:00"), 1, "2");
        readHours(at("2020-04-01T00:00"), 14, "3");

        Aggregate county = province.settle().newest("county:410103");
        assertThat(county.standing().orElseThrow().earlier())
                .containsOnlyKeys(Window.P7D, Window.P30D, Window.YEAR_TO_DATE);
        assertThat(county.standing().orElseThrow().now()).containsOnlyKeys(Window.values());
        assertThat(earlier(county, Window.P7D, "clinker")).isEqualTo(clinker(2, 1, 168));
    }

    @Test
    void endWithFebruaryOneYearEarlierWhenTheyEndInItsLastDays() {
        readHours(at("2019-02-28T00:00"), 25, "2");
        readHours(at("2020-02-29T06:00"), 1, "3");
        assertThat(earlier(province.settle().newest("county:410103"), Window.DAY, "clinker"))
                .isEqualTo(clinker(48, 24, 24));

        readHours(at("2020-03-01T00:00"), 1, "3");
        assertThat(earlier(province.settle().newest("county:410103"), Window.DAY, "clinker"))
                .isEqualTo(clinker(2, 1, 1));

        readHours(at("2021-02-28T23:00"), 1, "4");
        Aggregate county = province.settle().newest("county:410103");
        assertThat(earlier(county, Window.DAY, "clinker")).isEqualTo(clinker(3, 1, 24));
        assertThat(earlier(county, Window.MONTH_TO_DATE, "clinker")).isEqualTo(clinker(3, 1, 29 * 24));
    }

    /** The past is corrected where it is, and where it is compared with; nowhere else. */
    @Test
    void takeACorrectionThirteenMonthsLate() {
        Instant old = at("2019-03-01T12:00");
        Instant yearLater = at("2020-03-01T12:00");
        Instant newest = at("2020-04-01T12:00");
        province.read(
                        reading("kiln", PT1H, old, 1, "clinker", "100"),
                        reading("kiln", PT1H, at("2019-03-02T12:00"), 1, "clinker", "10"),
                        reading("kiln", PT1H, at("2019-05-01T12:00"), 1, "clinker", "10"),
                        reading("kiln", PT1H, yearLater, 1, "clinker", "80"),
                        reading("kiln", PT1H, newest, 1, "clinker", "90"))
                .settle();
        Map<String, String> before = province.state();

        province.read(reading("kiln", PT1H, old, 2, "clinker", "70")).settle();

        Set<String> expected = new TreeSet<>(Set.of("enterprise:kiln", "enterprise:kiln|PT1H|" + old));
        for (String node : KILN_NODES) {
            expected.add(node);
            expected.add(Aggregate.key(node, PT1H, old));
            for (Instant start : List.of(old, yearLater)) {
                expected.add(Account.key(node, new Stretch(StretchKind.HOUR, start)));
            }
            for (String day : List.of("2019-03-01", "2020-03-01")) {
                expected.add(Account.key(node, new Stretch(StretchKind.DAY, midnight(day))));
                expected.add(Account.key(node, new Stretch(StretchKind.MONTH, midnight(day))));
            }
            for (String year : List.of("2019-01-01", "2020-01-01")) {
                expected.add(Account.key(node, new Stretch(StretchKind.YEAR, midnight(year))));
            }
        }
        Map<String, String> after = province.state();
        Set<String> changed = new TreeSet<>(after.keySet());
        changed.removeIf(key -> after.get(key).equals(before.get(key)));
        assertThat(changed).isEqualTo(expected);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(province.count(Outcome.CORRECTED)).isEqualTo(1);

        assertThat(pane(province.pane("city:410100", PT1H, old), "clinker").sum())
                .isEqualTo(700_000L);
        Aggregate city = province.newest("city:410100");
        assertThat(city.standing().orElseThrow().asOf()).isEqualTo(newest.plusSeconds(3600));
        assertThat(window(city, Window.YEAR_TO_DATE, "clinker").sum()).isEqualTo(1_700_000L);
        assertThat(earlier(city, Window.YEAR_TO_DATE, "clinker").sum()).isEqualTo(800_000L);
        Account year = province.account("city:410100", StretchKind.YEAR, midnight("2020-01-01"));
        assertThat(line(year, "clinker").earlier()).isEqualTo(800_000L);
        assertThat(line(year, "clinker").comparable().then()).isEqualTo(700_000L);
        Account last = province.account("city:410100", StretchKind.YEAR, midnight("2019-01-01"));
        assertThat(line(last, "clinker").total().sum()).isEqualTo(900_000L);
    }
}
