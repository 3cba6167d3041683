package org.industrymonitor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.P1M;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.streams.Feed.at;
import static org.industrymonitor.streams.Feed.during;
import static org.industrymonitor.streams.Feed.enterprise;
import static org.industrymonitor.streams.Feed.in;
import static org.industrymonitor.streams.Feed.midnight;
import static org.industrymonitor.streams.Feed.reading;
import static org.industrymonitor.streams.Feed.retraction;
import static org.industrymonitor.streams.Feed.version;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.StretchKind;
import org.junit.jupiter.api.Test;

/** What stands for a group over stretches of the calendar, and how it has grown within a year. */
class AccountsTest extends InProvince {

    private void readMonth(String subject, String month, String value) {
        province.read(reading(subject, P1M, midnight(month + "-01"), 1, "clinker", value));
    }

    private AccountLine month(String node, String month, String series) {
        return line(province.settle().account(node, StretchKind.MONTH, midnight(month + "-01")), series);
    }

    @Test
    void addUpPeriodsOfEveryLength() {
        province.register(
                enterprise("kiln", version("3011", "410103", PT1H, "clinker")),
                enterprise("mill", version("3011", "410103", P1D, "clinker")),
                enterprise("quarry", version("3011", "410103", P1M, "clinker")));
        province.read(
                reading("kiln", PT1H, at("2020-04-01T12:00"), 1, "clinker", "1"),
                reading("kiln", PT1H, at("2020-04-02T12:00"), 1, "clinker", "2"),
                reading("mill", P1D, midnight("2020-04-01"), 1, "clinker", "10"));
        readMonth("quarry", "2020-04", "100");
        province.settle();

        Account hour = province.account("county:410103", StretchKind.HOUR, at("2020-04-01T12:00"));
        assertThat(line(hour, "clinker").total()).isEqualTo(new SeriesTotal("clinker", 10_000L, 1, 1));
        Account day = province.account("county:410103", StretchKind.DAY, midnight("2020-04-01"));
        assertThat(line(day, "clinker").total()).isEqualTo(new SeriesTotal("clinker", 110_000L, 2, 25));
        // All of the stretch is expected, and not only what of it is over.
        long expected = 30 * 24 + 30 + 1;
        assertThat(month("county:410103", "2020-04", "clinker").total())
                .isEqualTo(new SeriesTotal("clinker", 1_130_000L, 4, expected));
        assertThat(month("county:410103", "2020-04", "output").total())
                .isEqualTo(new SeriesTotal("output", 282_500_000L, 4, expected));
        Account year = province.account("county:410103", StretchKind.YEAR, midnight("2020-01-01"));
        assertThat(line(year, "clinker").total())
                .isEqualTo(new SeriesTotal("clinker", 1_130_000L, 4, 366 * 24 + 366 + 12));
        assertThat(province.accounts().values())
                .noneMatch(account -> account.stretch().kind() == StretchKind.JANUARY_FEBRUARY)
                .noneMatch(account -> account.node().toString().startsWith("enterprise:"));
    }

    @Test
    void growLikeForLike() {
        province.register(
                enterprise("kiln", version("3011", "410103", P1M, "clinker")),
                enterprise("newcomer", version("3011", "410103", P1M, "clinker")),
                enterprise("closed", version("3011", "410103", P1M, "clinker")));
        readMonth("kiln", "2019-03", "100");
        readMonth("closed", "2019-03", "60");
        readMonth("kiln", "2020-03", "110");
        readMonth("newcomer", "2020-03", "50");

        AccountLine clinker = month("county:410103", "2020-03", "clinker");
        assertThat(clinker.total()).isEqualTo(new SeriesTotal("clinker", 1_600_000L, 2, 3));
        assertThat(clinker.earlier()).isEqualTo(1_600_000L);
        assertThat(clinker.comparable()).isEqualTo(new AccountLine.Comparable(1_100_000L, 1_000_000L));
        assertThat(clinker.growth()).isEqualTo(OptionalLong.of(100_000L)); // 10 %
        assertThat(clinker.fullGrowth()).isEqualTo(OptionalLong.of(0));
        assertThat(clinker.contributions()).isEmpty();
        assertThat(month("county:410103", "2020-03", "output").contributions())
                .containsExactly(new Contribution(
                        Optional.of(NodeId.parse("cell:410103/3011")), 275_000_000L, 250_000_000L, 100_000L));
        assertThat(month("cell:410103/3011", "2020-03", "output").contributions())
                .isEmpty();
    }

    @Test
    void loseAPairWithEitherFigure() {
        province.register(enterprise("kiln", version("3011", "410103", P1M, "clinker")));
        readMonth("kiln", "2020-03", "110");
        assertThat(month("county:410103", "2020-03", "clinker").comparable()).isEqualTo(AccountLine.Comparable.NONE);
        readMonth("kiln", "2019-03", "100");
        assertThat(month("county:410103", "2020-03", "clinker").growth()).isEqualTo(OptionalLong.of(100_000L));

        province.read(retraction("kiln", P1M, midnight("2019-03-01"), 2, "clinker"));
        assertThat(month("county:410103", "2020-03", "clinker").comparable()).isEqualTo(AccountLine.Comparable.NONE);
        assertThat(month("county:410103", "2020-03", "clinker").earlier()).isZero();

        province.read(reading("kiln", P1M, midnight("2019-03-01"), 3, "clinker", "88"));
        assertThat(month("county:410103", "2020-03", "clinker").growth()).isEqualTo(OptionalLong.of(250_000L));
        province.read(retraction("kiln", P1M, midnight("2020-03-01"), 2, "clinker"));
        assertThat(month("county:410103", "2020-03", "clinker").comparable()).isEqualTo(AccountLine.Comparable.NONE);
        assertThat(month("county:410103", "2020-03", "clinker").earlier()).isEqualTo(880_000L);
    }

    @Test
    void countWhoHasMovedForNoChild() {
        province.register(
                enterprise("kiln", version("3011", "410103", P1M, "clinker")),
                enterprise(
                        "mover",
                        during(version("3011", "410102", P1M, "clinker"), null, "2020-01-01"),
                        during(version("3011", "410103", P1M, "clinker"), "2020-01-01", null)));
        readMonth("kiln", "2019-03", "100");
        readMonth("mover", "2019-03", "100");
        readMonth("kiln", "2020-03", "104");
        readMonth("mover", "2020-03", "110");

        AccountLine city = month("city:410100", "2020-03", "output");
        assertThat(city.growth()).isEqualTo(OptionalLong.of(70_000L));
        assertThat(city.contributions())
                .containsExactly(
                        new Contribution(
                                Optional.of(NodeId.parse("county:410103")), 260_000_000L, 250_000_000L, 20_000L),
                        new Contribution(Optional.empty(), 275_000_000L, 250_000_000L, 50_000L));
        // Of the county the mover has no counterpart, and the province has one child, in which it moved.
        assertThat(month("county:410103", "2020-03", "output").comparable())
                .isEqualTo(new AccountLine.Comparable(260_000_000L, 250_000_000L));
        assertThat(month("county:410103", "2020-03", "output").total().sum()).isEqualTo(535_000_000L);
        assertThat(month("province:410000", "2020-03", "output").contributions())
                .containsExactly(new Contribution(
                        Optional.of(NodeId.parse("city:410100")), 535_000_000L, 500_000_000L, 70_000L));
        assertThat(province.accounts()).doesNotContainKey("county:410102|MONTH|" + midnight("2020-03-01"));
    }

    /** Beside what each cell gives the group, the pair of a year ago is looked for in the same cell. */
    @Test
    void nameTheCellsOfAGroup() {
        province.register(
                enterprise("kiln", in(version("3011", "410103", P1M, "clinker"), "chain")),
                enterprise("works", in(version("3120", "410102", P1M, "crude-steel"), "chain")));
        for (String year : List.of("2019", "2020")) {
            readMonth("kiln", year + "-03", year.equals("2019") ? "100" : "110");
            province.read(reading(
                    "works", P1M, midnight(year + "-03-01"), 1, "crude-steel", year.equals("2019") ? "10" : "9"));
        }

        assertThat(month("group:chain", "2020-03", "output").contributions())
                .extracting(part -> part.child().map(NodeId::toString).orElse("none"))
                .containsExactlyInAnyOrder("cell:410103/3011", "cell:410102/3120");
    }

    @Test
    void haveContributionsThatAddUpToTheGrowth() {
        Random random = new Random(11);
        for (int i = 0; i < 12; i++) {
            String sector = i % 2 == 0 ? "3011" : "3120";
            String item = i % 2 == 0 ? "clinker" : "crude-steel";
            province.register(enterprise("works-" + i, version(sector, i % 3 == 0 ? "410102" : "410103", P1M, item)));
            for (int month = 0; month < 24; month++) {
                if (random.nextInt(5) > 0) {
                    Instant start = midnight("%d-%02d-01".formatted(2019 + month / 12, 1 + month % 12));
                    province.read(reading("works-" + i, P1M, start, 1, item, "" + random.nextInt(100_000) / 3.0));
                }
            }
        }
        province.settle();

        int found = 0;
        for (Account account : province.accounts().values()) {
            AccountLine output = line(account, "output");
            List<Contribution> parts = output.contributions();
            boolean isCell = account.node().toString().startsWith("cell:");
            assertThat(parts.isEmpty()).isEqualTo(isCell || output.growth().isEmpty());
            if (!parts.isEmpty()) {
                assertThat(parts.stream().mapToLong(Contribution::points).sum())
                        .as("%s", account.key())
                        .isEqualTo(output.growth().getAsLong());
                assertThat(parts.stream().mapToLong(Contribution::now).sum())
                        .isEqualTo(output.comparable().now());
                assertThat(parts.stream().mapToLong(Contribution::then).sum())
                        .isEqualTo(output.comparable().then());
                found += parts.size() > 1 ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(50);
    }

    @Test
    void takeJanuaryAndFebruaryTogether() {
        province.register(enterprise("kiln", version("3011", "410103", P1M, "clinker")));
        readMonth("kiln", "2019-01", "100");
        readMonth("kiln", "2019-02", "20");
        readMonth("kiln", "2019-03", "7");
        readMonth("kiln", "2020-01", "30");
        readMonth("kiln", "2020-02", "150");
        readMonth("kiln", "2020-03", "9");
        province.settle();

        Account both = province.account("city:410100", StretchKind.JANUARY_FEBRUARY, midnight("2020-01-01"));
        AccountLine clinker = line(both, "clinker");
        assertThat(clinker.total()).isEqualTo(new SeriesTotal("clinker", 1_800_000L, 2, 2));
        assertThat(clinker.earlier()).isEqualTo(1_200_000L);
        assertThat(clinker.comparable()).isEqualTo(new AccountLine.Comparable(1_800_000L, 1_200_000L));
        assertThat(clinker.growth()).isEqualTo(OptionalLong.of(500_000L));
        assertThat(line(both, "output").contributions()).hasSize(1);
        assertThat(line(province.account("city:410100", StretchKind.YEAR, midnight("2020-01-01")), "clinker")
                        .total()
                        .sum())
                .isEqualTo(1_890_000L);
    }

    /** What is under way is compared with the part up to the same point; what is over, with all of it. */
    @Test
    void compareTheSamePartOfTheYearBefore() {
        province.register(enterprise("kiln", version("3011", "410103", PT1H, "clinker")));
        for (int day = 0; day < 70; day++) {
            Instant start = at("2019-01-01T12:00").plus(Duration.ofDays(day));
            province.read(reading("kiln", PT1H, start, 1, "clinker", "1"));
        }
        province.read(reading("kiln", PT1H, at("2020-02-10T11:00"), 1, "clinker", "5"))
                .settle();
        assertThat(earlier(StretchKind.DAY, "2020-02-10")).isZero();
        assertThat(earlier(StretchKind.MONTH, "2020-02-01")).isEqualTo(90_000L);
        assertThat(earlier(StretchKind.JANUARY_FEBRUARY, "2020-01-01")).isEqualTo(400_000L);
        assertThat(earlier(StretchKind.YEAR, "2020-01-01")).isEqualTo(400_000L);

        province.read(reading("kiln", PT1H, at("2020-02-10T12:00"), 1, "clinker", "5"))
                .settle();
        assertThat(earlier(StretchKind.DAY, "2020-02-10")).isEqualTo(10_000L);
        assertThat(earlier(StretchKind.MONTH, "2020-02-01")).isEqualTo(100_000L);
        assertThat(earlier(StretchKind.JANUARY_FEBRUARY, "2020-01-01")).isEqualTo(410_000L);

        province.read(reading("kiln", PT1H, at("2020-03-01T06:00"), 1, "clinker", "5"))
                .settle();
        assertThat(earlier(StretchKind.MONTH, "2020-02-01")).isEqualTo(280_000L);
        assertThat(earlier(StretchKind.JANUARY_FEBRUARY, "2020-01-01")).isEqualTo(590_000L);
        assertThat(earlier(StretchKind.YEAR, "2020-01-01")).isEqualTo(590_000L);
        assertThat(earlier(StretchKind.MONTH, "2020-03-01")).isZero();
    }

    private long earlier(StretchKind kind, String day) {
        return line(province.account("county:410103", kind, midnight(day)), "clinker")
                .earlier();
    }

    @Test
    void endWhenTheLastPeriodEnds() {
        province.register(enterprise("kiln", version("3011", "410103", P1D, "clinker")));
        province.read(
                        reading("kiln", P1D, midnight("2019-02-28"), 1, "clinker", "7"),
                        reading("kiln", P1D, midnight("2020-02-28"), 1, "clinker", "5"))
                .settle();
        assertThat(earlier(StretchKind.DAY, "2020-02-28")).isEqualTo(70_000L);

        // The 29th is compared with the 28th, too; it has no counterpart like for like.
        province.read(reading("kiln", P1D, midnight("2020-02-29"), 1, "clinker", "6"))
                .settle();
        assertThat(earlier(StretchKind.DAY, "2020-02-29")).isEqualTo(70_000L);
        assertThat(line(province.account("county:410103", StretchKind.DAY, midnight("2020-02-29")), "clinker")
                        .comparable())
                .isEqualTo(AccountLine.Comparable.NONE);
        assertThat(month("county:410103", "2020-02", "clinker").comparable())
                .isEqualTo(new AccountLine.Comparable(50_000L, 70_000L));
    }

    @Test
    void sayByWhichCoefficientEachSideCounts() {
        province.register(enterprise("kiln", version("3011", "410103", P1M, "clinker")));
        readMonth("kiln", "2019-03", "100");
        readMonth("kiln", "2020-03", "110");
        province.register(Feed.item("clinker", "t", Measure.OUTPUT, "300"));
        AccountLine output = month("city:410100", "2020-03", "output");
        assertThat(output.comparable()).isEqualTo(new AccountLine.Comparable(330_000_000L, 300_000_000L));
        assertThat(output.earlier()).isEqualTo(300_000_000L);
    }
}
