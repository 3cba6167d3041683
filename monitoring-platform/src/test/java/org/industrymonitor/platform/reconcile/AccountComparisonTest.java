package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.industrymonitor.model.PeriodLength.P1D;
import static org.industrymonitor.model.PeriodLength.P1M;
import static org.industrymonitor.platform.reconcile.TwoYears.OUTPUT;
import static org.industrymonitor.platform.reconcile.TwoYears.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.AccountLine.Comparable;
import org.industrymonitor.model.AccountLine.Official;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Contribution;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.Standing;
import org.industrymonitor.model.Stretch;
import org.industrymonitor.model.StretchKind;
import org.industrymonitor.model.Window;
import org.junit.jupiter.api.Test;

/** Whatever figure of an account, or of a window one year earlier, is off by a ten-thousandth, it is named. */
class AccountComparisonTest {
    private static final NodeId CITY = NodeId.parse("city:4101");
    private static final Stretch MARCH = new Stretch(StretchKind.MONTH, at("2025-03-01T00:00"));
    private static final String WHERE = "account MONTH|2025-02-28T16:00:00Z";
    private static final Instant NOW = at("2025-03-15T00:00");

    private final BatchOracle oracle = new TwoYears()
            .states("mover", P1D, "2024-03-01T00:00", "10")
            .states("mover", P1D, "2025-03-01T00:00", "12")
            .states("works", P1M, "2024-03-01T00:00", "110")
            .states("works", P1M, "2025-03-01T00:00", "60")
            .states(CITY.toString(), P1M, "2025-03-01T00:00", "70")
            .oracle();
    private final Recomputed records = Recomputed.by(oracle, NOW);

    @Test
    void findsNoDifferenceInWhatIsRight() {
        ReconcileReport report = compare();

        assertThat(report.first()).isEmpty();
        assertThat(report.aggregates())
                .isGreaterThan(records.aggregates().size() + records.accounts().size());
    }

    @Test
    void namesTheTotal() {
        breakMarch(line -> new AccountLine(
                plusOne(line.total()), line.earlier(), line.comparable(), line.contributions(), line.official()));

        assertNamed("total");
    }

    @Test
    void namesTheWeight() {
        breakMarch(line -> new AccountLine(
                plusWeight(line.total()), line.earlier(), line.comparable(), line.contributions(), line.official()));

        assertNamed("total");
    }

    @Test
    void namesWhatIsSaidOfTheYearBefore() {
        breakMarch(line -> new AccountLine(
                line.total(), line.earlier() + 1, line.comparable(), line.contributions(), line.official()));

        assertNamed("one year earlier");
    }

    @Test
    void namesWhatIsComparable() {
        breakMarch(line -> new AccountLine(
                line.total(),
                line.earlier(),
                new Comparable(line.comparable().now(), line.comparable().then() + 1),
                line.contributions(),
                line.official()));

        assertNamed("comparable");
    }

    @Test
    void namesAContribution() {
        breakMarch(line -> {
            List<Contribution> contributions = new ArrayList<>(line.contributions());
            Contribution first = contributions.remove(0);
            contributions.add(0, new Contribution(first.child(), first.now(), first.then(), first.points() + 1));
            return new AccountLine(line.total(), line.earlier(), line.comparable(), contributions, line.official());
        });

        assertNamed("contributions");
    }

    @Test
    void namesAnOfficialFigure() {
        breakMarch(line -> new AccountLine(
                line.total(),
                line.earlier(),
                line.comparable(),
                line.contributions(),
                line.official().map(official -> new Official(official.sum(), 2))));

        assertNamed("official");
    }

    @Test
    void namesALineThatIsLeftOut() {
        breakMarch(line -> null);

        assertThat(compare().first())
                .hasSize(LinePart.values().length)
                .allSatisfy(d -> assertThat(d)
                        .returns(CITY.toString(), Difference::node)
                        .returns(OUTPUT, Difference::series)
                        .returns("-", Difference::published));
    }

    @Test
    void namesAnAccountThatIsMissingAndOneOfAStretchThatIsNone() {
        Account march = march();
        records.accounts().remove(march);
        records.accounts()
                .add(new Account(
                        CITY,
                        new Stretch(StretchKind.MONTH, at("2025-03-02T00:00")),
                        march.asOf(),
                        true,
                        march.lines().subList(0, 1)));

        assertThat(compare().first())
                .extracting(Difference::where)
                .contains(WHERE, "account MONTH|2025-03-01T16:00:00Z total");
    }

    @Test
    void namesAnAccountThatIsSaidToBeCompleteTooSoonOrLaterThanAnythingWasStated() {
        Account march = march();
        records.accounts().remove(march);
        records.accounts().add(new Account(CITY, MARCH, march.asOf().plusSeconds(1), true, march.lines()));

        assertThat(compare().first())
                .extracting(Difference::where, Difference::published)
                .containsExactly(tuple(WHERE + " as of", "2025-03-31T16:00:01Z"), tuple(WHERE, "complete"));
    }

    @Test
    void namesTheAccountOfAnEnterprise() {
        Account march = march();
        NodeId works = NodeId.enterprise("works");
        records.accounts().add(new Account(works, MARCH, march.asOf(), true, List.of()));

        assertThat(compare().first())
                .singleElement()
                .returns(works.toString(), Difference::node)
                .returns(WHERE, Difference::where);
    }

    @Test
    void namesAWindowOneYearEarlier() {
        records.aggregates()
                .replaceAll(aggregate -> aggregate.node().equals(CITY) ? withEarlierOff(aggregate) : aggregate);

        assertThat(compare().first())
                .singleElement()
                .returns(CITY.toString(), Difference::node)
                .returns("window MONTH_TO_DATE at 2025-03-31T16:00:00Z one year earlier", Difference::where)
                .returns(OUTPUT, Difference::series);
    }

    private static Aggregate withEarlierOff(Aggregate aggregate) {
        Standing right = aggregate.standing().orElseThrow();
        Map<Window, List<SeriesTotal>> earlier = new EnumMap<>(right.earlier());
        earlier.computeIfPresent(
                Window.MONTH_TO_DATE,
                (window, totals) -> totals.stream()
                        .map(total -> total.series().equals(OUTPUT) ? plusOne(total) : total)
                        .toList());
        return new Aggregate(
                aggregate.node(),
                aggregate.period(),
                aggregate.complete(),
                aggregate.pane(),
                Optional.of(new Standing(right.asOf(), right.now(), earlier)));
    }

    private ReconcileReport compare() {
        return new Comparison(oracle, records.published(), NOW).run(5, 0);
    }

    private void assertNamed(String part) {
        assertThat(compare().first())
                .singleElement()
                .returns(CITY.toString(), Difference::node)
                .returns(WHERE + " " + part, Difference::where)
                .returns(OUTPUT, Difference::series);
    }

    private Account march() {
        return records.accounts().stream()
                .filter(account ->
                        account.node().equals(CITY) && account.stretch().equals(MARCH))
                .findFirst()
                .orElseThrow();
    }

    /** Replaces the line of output; null leaves it out. */
    private void breakMarch(UnaryOperator<AccountLine> change) {
        Account right = march();
        List<AccountLine> lines = new ArrayList<>();
        for (AccountLine line : right.lines()) {
            AccountLine said = line.series().equals(OUTPUT) ? change.apply(line) : line;
            if (said != null) {
                lines.add(said);
            }
        }
        records.accounts().remove(right);
        records.accounts().add(new Account(CITY, MARCH, right.asOf(), right.complete(), lines));
    }

    private static SeriesTotal plusOne(SeriesTotal total) {
        return total.plus(new SeriesTotal(total.series(), 1, 0, 0));
    }

    private static SeriesTotal plusWeight(SeriesTotal total) {
        return total.plus(new SeriesTotal(total.series(), 0, 0, 0, 0, 1));
    }
}
