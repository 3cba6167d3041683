package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.P1M;
import static org.industrymonitor.model.PeriodLength.PT1H;
import static org.industrymonitor.platform.reconcile.TwoYears.GRID;
import static org.industrymonitor.platform.reconcile.TwoYears.OUTPUT;
import static org.industrymonitor.platform.reconcile.TwoYears.STEEL;
import static org.industrymonitor.platform.reconcile.TwoYears.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.AccountLine.Comparable;
import org.industrymonitor.model.AccountLine.Official;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;
import org.junit.jupiter.api.Test;

/** Figures of {@link TwoYears} that were worked out by hand. */
class BatchOracleTest {
    private final TwoYears economy = new TwoYears();

    @Test
    void weighsReportedAndExpectedFiguresByTheVersionOfTheDay() {
        economy.states("mover", P1D, "2024-06-30T00:00", "10").states("mover", P1D, "2024-07-01T00:00", "10");

        NodeBook sector = book("sector:31");

        assertThat(sector.pane(P1D, GRID.index(P1D, at("2024-06-30T00:00"))))
                .containsExactly(total(STEEL, "10", 1, 1, "1", "1"), total(OUTPUT, "30000", 1, 1, "1", "1"));
        assertThat(sector.pane(P1D, GRID.index(P1D, at("2024-07-01T00:00"))))
                .containsExactly(total(STEEL, "10", 1, 1, "2.5", "2.5"), total(OUTPUT, "30000", 1, 1, "2.5", "2.5"));
        // Of the last 7 days 6 weigh 1; the mill owes 168 hours that weigh a half.
        assertThat(sector.window(Window.P7D, at("2024-07-02T00:00")))
                .first()
                .isEqualTo(total(STEEL, "20", 2, 7 + 168, "3.5", "92.5"));
    }

    @Test
    void countsAShareOfEachFigureForAGroupButWholeNumbersOfFigures() {
        economy.states("mover", P1D, "2024-07-01T00:00", "0.0003").states("mover", P1D, "2024-07-02T00:00", "0.0003");

        // 0.35 of 0.0003 is 0.0001 each, of 0.9 yuan 0.315 each
        assertThat(book("group:chain").pane(P1D, GRID.index(P1D, at("2024-07-01T00:00"))))
                .containsExactly(
                        total(STEEL, "0.0001", 1, 1, "2.5", "2.5"), total(OUTPUT, "0.315", 1, 1, "2.5", "2.5"));
        assertThat(book("group:chain").window(Window.MONTH_TO_DATE, at("2024-07-03T00:00")))
                .containsExactly(total(STEEL, "0.0002", 2, 2, "5", "5"), total(OUTPUT, "0.63", 2, 2, "5", "5"));
    }

    @Test
    void countsSectorByProvince() {
        economy.states("mover", P1D, "2024-07-01T00:00", "1").states("works", P1M, "2024-07-01T00:00", "100");

        assertThat(book("sector-province:3@41").window(Window.YEAR_TO_DATE, at("2024-08-01T00:00")))
                .first()
                .returns(FixedPoint.parse("101"), SeriesTotal::sum);
        assertThat(book("sector-province:31@41").window(Window.YEAR_TO_DATE, at("2024-08-01T00:00")))
                .first()
                .returns(FixedPoint.parse("1"), SeriesTotal::sum);
    }

    @Test
    void startsCalendarWindowsWithTheDayTheMonthAndTheYearOfTheLastSecond() {
        economy.states("mill", PT1H, "2024-12-31T23:00", "1")
                .states("mill", PT1H, "2025-01-01T00:00", "2")
                .states("mover", P1D, "2024-12-31T00:00", "10")
                .states("works", P1M, "2024-12-01T00:00", "100");
        NodeBook city = book("city:4101");

        Instant midnight = at("2025-01-01T00:00");
        assertThat(tonnes(city, Window.DAY, midnight)).isEqualTo("11");
        assertThat(tonnes(city, Window.MONTH_TO_DATE, midnight)).isEqualTo("111");
        assertThat(tonnes(city, Window.YEAR_TO_DATE, midnight)).isEqualTo("111");
        Instant one = at("2025-01-01T01:00");
        assertThat(tonnes(city, Window.DAY, one)).isEqualTo("2");
        assertThat(tonnes(city, Window.MONTH_TO_DATE, one)).isEqualTo("2");
        assertThat(tonnes(city, Window.YEAR_TO_DATE, one)).isEqualTo("2");
        assertThat(tonnes(city, Window.PT24H, one)).isEqualTo("13");
        // The mill owes 24 hours, the mover a day; the works' month is no part of a day.
        assertThat(city.window(Window.DAY, midnight)).first().isEqualTo(total(STEEL, "11", 2, 25, "3", "14.5"));
    }

    @Test
    void endsTheWindowsOfTheYearBeforeAtTheSameTimeOfTheSameDate() {
        economy.states("mill", PT1H, "2023-02-28T23:00", "1")
                .states("mill", PT1H, "2024-02-29T23:00", "2")
                .states("mover", P1D, "2023-02-01T00:00", "10");
        NodeBook city = book("city:4101");

        // Of the 29th it is the whole 28th
        assertThat(tonnesEarlier(city, Window.DAY, at("2024-02-29T01:00"))).isEqualTo("1");
        assertThat(tonnesEarlier(city, Window.MONTH_TO_DATE, at("2024-02-29T01:00")))
                .isEqualTo("11");
        assertThat(tonnesEarlier(city, Window.MONTH_TO_DATE, at("2024-02-28T12:00")))
                .isEqualTo("10");
        assertThat(tonnesEarlier(city, Window.P30D, at("2024-03-03T00:00"))).isEqualTo("11");
        assertThat(tonnesEarlier(city, Window.P30D, at("2024-03-04T00:00"))).isEqualTo("1");
    }

    @Test
    void comparesLikeForLikeAndSaysWhichChildContributedWhat() {
        economy.states("mover", P1D, "2024-03-01T00:00", "10")
                .states("mover", P1D, "2025-03-01T00:00", "12")
                .states("mover", P1D, "2025-03-02T00:00", "7")
                .states("works", P1M, "2024-03-01T00:00", "110")
                .states("works", P1M, "2025-03-01T00:00", "60");

        AccountLine ofCity = line("city:4101", StretchKind.MONTH, "2025-03-01T00:00", OUTPUT);
        // A tonne counts for 3,000 yuan then and 4,000 now.
        assertThat(ofCity.comparable()).isEqualTo(comparable("288000", "360000"));
        assertThat(FixedPoint.print(ofCity.growth().orElseThrow())).isEqualTo("-20");
        assertThat(ofCity.contributions())
                .containsExactly(
                        contribution("county:west", "240000", "330000", "-25"),
                        new Contribution(
                                Optional.empty(),
                                FixedPoint.parse("48000"),
                                FixedPoint.parse("30000"),
                                FixedPoint.parse("5")));
        assertThat(line("province:41", StretchKind.MONTH, "2025-03-01T00:00", OUTPUT)
                        .contributions())
                .containsExactly(contribution("city:4101", "288000", "360000", "-20"));
        assertThat(line("sector:3", StretchKind.YEAR, "2025-01-01T00:00", OUTPUT)
                        .contributions())
                .containsExactly(
                        contribution("sector:31", "48000", "30000", "5"),
                        contribution("sector:32", "240000", "330000", "-25"));
        assertThat(line("county:east", StretchKind.MONTH, "2025-03-01T00:00", OUTPUT)
                        .comparable())
                .isEqualTo(Comparable.NONE);
        assertThat(line("sector:31", StretchKind.DAY, "2025-03-01T00:00", STEEL).comparable())
                .isEqualTo(comparable("12", "10"));
    }

    @Test
    void pairsAGroupsFiguresOnlyWhereBothAreWholeOrBothAreNot() {
        economy.register(
                "mover",
                List.of(
                        TwoYears.version(
                                "31", "west", List.of("chain*0.5", "park"), Optional.empty(), day(2024), P1D, "1"),
                        TwoYears.version(
                                "31", "west", List.of("chain*0.4", "park*0.5"), day(2024), day(2025), P1D, "1"),
                        TwoYears.version(
                                "31", "west", List.of("chain", "park*1"), day(2025), Optional.empty(), P1D, "1")));
        economy.states("mover", P1D, "2023-05-01T00:00", "10")
                .states("mover", P1D, "2024-05-01T00:00", "20")
                .states("mover", P1D, "2025-05-01T00:00", "30");

        assertThat(line("group:chain", StretchKind.DAY, "2024-05-01T00:00", STEEL)
                        .comparable())
                .isEqualTo(comparable("8", "5"));
        assertThat(line("group:chain", StretchKind.DAY, "2025-05-01T00:00", STEEL)
                        .comparable())
                .isEqualTo(Comparable.NONE);
        assertThat(line("group:park", StretchKind.DAY, "2024-05-01T00:00", STEEL)
                        .comparable())
                .isEqualTo(Comparable.NONE);
        assertThat(line("sector:31", StretchKind.DAY, "2025-05-01T00:00", STEEL).comparable())
                .isEqualTo(comparable("30", "20"));
    }

    private static Optional<LocalDate> day(int year) {
        return Optional.of(LocalDate.of(year, 1, 1));
    }

    @Test
    void setsAStretchUnderWayAgainstItsPartOfTheYearBeforeAndAnotherAgainstTheWhole() {
        economy.states("mover", P1D, "2024-03-01T00:00", "1")
                .states("mover", P1D, "2024-03-20T00:00", "2")
                .states("works", P1M, "2024-03-01T00:00", "100")
                .states("mover", P1D, "2025-02-28T00:00", "5")
                .states("mover", P1D, "2025-03-10T00:00", "5")
                .states("mover", P1D, "2024-02-29T00:00", "4");

        assertThat(earlier("city:4101", StretchKind.MONTH, "2025-03-01T00:00")).isEqualTo("1");
        assertThat(earlier("city:4101", StretchKind.YEAR, "2025-01-01T00:00")).isEqualTo("5");
        assertThat(earlier("city:4101", StretchKind.MONTH, "2025-02-01T00:00")).isEqualTo("4");
        assertThat(earlier("city:4101", StretchKind.JANUARY_FEBRUARY, "2025-01-01T00:00"))
                .isEqualTo("4");
        economy.states("mover", P1D, "2025-03-31T00:00", "5");
        assertThat(earlier("city:4101", StretchKind.MONTH, "2025-03-01T00:00")).isEqualTo("103");
    }

    @Test
    void expectsAllPeriodsOfTheWholeStretch() {
        economy.states("mill", PT1H, "2025-02-28T23:00", "1");

        assertThat(line("cell:east/31", StretchKind.HOUR, "2025-02-28T23:00", STEEL)
                        .total())
                .isEqualTo(total(STEEL, "1", 1, 1, "0.5", "0.5"));
        assertThat(line("cell:east/31", StretchKind.DAY, "2025-02-28T00:00", STEEL)
                        .total())
                .isEqualTo(total(STEEL, "1", 1, 24 + 1, "0.5", "14.5"));
        assertThat(line("city:4101", StretchKind.MONTH, "2025-02-01T00:00", STEEL)
                        .total())
                .isEqualTo(total(STEEL, "1", 1, 28 * 24 + 28 + 1, "0.5", "409"));
        assertThat(line("city:4101", StretchKind.JANUARY_FEBRUARY, "2025-01-01T00:00", STEEL)
                        .total())
                .isEqualTo(total(STEEL, "1", 1, 59 * 24 + 59 + 2, "0.5", "861.5"));
        assertThat(accounts("city:4101").stretches()).hasSize(5);
    }

    @Test
    void carriesOfficialFiguresBesideTheTotals() {
        String city = "city:4101";
        economy.states(city, P1M, "2025-01-01T00:00", "50")
                .states(city, P1M, "2025-01-01T00:00", "40")
                .states(city, P1M, "2025-02-01T00:00", "2")
                .states(city, P1M, "2025-03-01T00:00", "7")
                .retracts(city, P1M, "2025-03-01T00:00")
                .states(city, P1D, "2025-04-01T00:00", "9");

        AccountBook accounts = accounts(city);
        assertThat(accounts.stretches())
                .containsExactlyInAnyOrder(
                        stretch(StretchKind.MONTH, "2025-01-01T00:00"),
                        stretch(StretchKind.MONTH, "2025-02-01T00:00"),
                        stretch(StretchKind.JANUARY_FEBRUARY, "2025-01-01T00:00"),
                        stretch(StretchKind.YEAR, "2025-01-01T00:00"),
                        stretch(StretchKind.DAY, "2025-04-01T00:00"));
        assertThat(line(city, StretchKind.MONTH, "2025-01-01T00:00", STEEL).official())
                .contains(new Official(FixedPoint.parse("40"), 1));
        assertThat(line(city, StretchKind.YEAR, "2025-01-01T00:00", OUTPUT).official())
                .contains(new Official(FixedPoint.parse("168000"), 2));
        assertThat(line(city, StretchKind.YEAR, "2025-01-01T00:00", OUTPUT)
                        .total()
                        .sum())
                .isZero();
        assertThat(accounts.lines(stretch(StretchKind.MONTH, "2025-03-01T00:00"), Instant.EPOCH))
                .allSatisfy(line -> assertThat(line.official()).isEmpty());
        assertThat(book(city).asOf()).isEmpty();
    }

    private NodeBook book(String node) {
        return economy.oracle().books().of(NodeId.parse(node));
    }

    private AccountBook accounts(String node) {
        return book(node).accounts().orElseThrow();
    }

    private AccountLine line(String node, StretchKind kind, String start, String series) {
        NodeBook book = book(node);
        return book
                .accounts()
                .orElseThrow()
                .lines(stretch(kind, start), book.asOf().orElse(Instant.EPOCH))
                .stream()
                .filter(line -> line.series().equals(series))
                .findFirst()
                .orElseThrow();
    }

    private String earlier(String node, StretchKind kind, String start) {
        return FixedPoint.print(line(node, kind, start, STEEL).earlier());
    }

    private static String tonnes(NodeBook book, Window window, Instant end) {
        return FixedPoint.print(book.window(window, end).get(0).sum());
    }

    private static String tonnesEarlier(NodeBook book, Window window, Instant end) {
        return FixedPoint.print(book.earlierWindow(window, end).get(0).sum());
    }

    private static Stretch stretch(StretchKind kind, String start) {
        return new Stretch(kind, at(start));
    }

    private static SeriesTotal total(
            String series, String sum, long reported, long expected, String reportedWeight, String expectedWeight) {
        return new SeriesTotal(
                series,
                FixedPoint.parse(sum),
                reported,
                expected,
                FixedPoint.parse(reportedWeight),
                FixedPoint.parse(expectedWeight));
    }

    private static Comparable comparable(String now, String then) {
        return new Comparable(FixedPoint.parse(now), FixedPoint.parse(then));
    }

    private static Contribution contribution(String child, String now, String then, String points) {
        return new Contribution(
                Optional.of(NodeId.parse(child)),
                FixedPoint.parse(now),
                FixedPoint.parse(then),
                FixedPoint.parse(points));
    }
}
