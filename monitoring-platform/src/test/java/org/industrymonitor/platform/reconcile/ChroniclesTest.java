package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.AccountLine.Comparable;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.SeriesTotal;
import org.industrymonitor.model.StretchKind;

/** The chronicles reach what they are there to reach, and the oracle agrees with itself about them. */
class ChroniclesTest {
    private static final Instant NOW = Instant.parse("2025-03-01T00:00:00Z");

    /** Of a fixed seed, so that what is rare is there whenever the test runs. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, seed = "20240229")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void reachEveryKindOfFigureOften(@ForAll("economies") List<Chronicle> economies) {
        Received received = new Received(NOW);
        Chronicle.happenTo(received, economies);
        BatchOracle oracle = received.oracle(new Imputation(3, Duration.ZERO));
        Instant later = received.now().plus(Duration.ofDays(40));
        Recomputed records = Recomputed.by(oracle, later);

        assertThat(new Comparison(oracle, records.published(), later)
                        .run(received.readings().size(), 0)
                        .first())
                .isEmpty();

        often("a figure", 70, !records.aggregates().isEmpty());
        often(
                "coverage by weight that is not coverage by number",
                20,
                anyTotal(
                        records,
                        total -> total.reported() > 0 && total.reportedWeight() != total.reported() * FixedPoint.ONE));
        often("periods of several lengths in a node", 10, severalLengths(records));
        often("something imputed", 10, anyTotal(records, total -> total.imputed() != 0));
        often(
                "something imputed for a group",
                2,
                anyAggregate(
                        records,
                        aggregate -> aggregate.node().kind() == NodeKind.GROUP
                                && aggregate.pane().stream().anyMatch(total -> total.imputed() != 0)));
        often(
                "something imputed beside nothing reported",
                1,
                anyTotal(records, total -> total.imputed() != 0 && total.reported() == 0));
        often(
                "something imputed in an account",
                10,
                anyLine(records, line -> line.total().imputed() != 0));
        often(
                "a window one year earlier",
                15,
                anyAggregate(
                        records,
                        aggregate -> aggregate
                                .standing()
                                .filter(standing -> standing.earlier().values().stream()
                                        .anyMatch(totals -> totals.stream().anyMatch(total -> total.reported() > 0)))
                                .isPresent()));
        often("a stretch one year earlier", 15, anyLine(records, line -> line.earlier() != 0));
        often(
                "January and February",
                20,
                anyAccount(records, account -> account.stretch().kind() == StretchKind.JANUARY_FEBRUARY));
        often(
                "something comparable",
                15,
                anyLine(records, line -> !line.comparable().equals(Comparable.NONE)));
        often(
                "something comparable of a group",
                10,
                anyAccount(
                        records,
                        account -> account.node().kind() == NodeKind.GROUP
                                && account.lines().stream()
                                        .anyMatch(line -> !line.comparable().equals(Comparable.NONE))));
        often(
                "contributions of several",
                0.5,
                anyLine(records, line -> line.contributions().size() > 1));
        often(
                "a contribution of one that has moved",
                2,
                anyLine(
                        records,
                        line -> line.contributions().stream()
                                .anyMatch(contribution -> contribution.child().isEmpty())));
        often(
                "an official figure beside a total",
                2,
                anyLine(
                        records,
                        line -> line.official().isPresent() && line.total().reported() > 0));
        often(
                "several official figures added up",
                2,
                anyAccount(
                        records,
                        account -> account.stretch().kind() == StretchKind.YEAR
                                && account.lines().stream()
                                        .map(AccountLine::official)
                                        .flatMap(Optional::stream)
                                        .anyMatch(official -> official.figures() > 1)));
    }

    private static void often(String what, double percent, boolean isThere) {
        Statistics.label(what)
                .collect(isThere)
                .coverage(coverage -> coverage.check(true).percentage(found -> found >= percent));
    }

    private static boolean anyAggregate(Recomputed records, Predicate<Aggregate> test) {
        return records.aggregates().stream().anyMatch(test);
    }

    private static boolean anyTotal(Recomputed records, Predicate<SeriesTotal> test) {
        return anyAggregate(records, aggregate -> aggregate.pane().stream().anyMatch(test));
    }

    private static boolean anyAccount(Recomputed records, Predicate<Account> test) {
        return records.accounts().stream().anyMatch(test);
    }

    private static boolean anyLine(Recomputed records, Predicate<AccountLine> test) {
        return anyAccount(records, account -> account.lines().stream().anyMatch(test));
    }

    private static boolean severalLengths(Recomputed records) {
        List<String> seen = new ArrayList<>();
        for (PeriodLength length : PeriodLength.values()) {
            records.aggregates().stream()
                    .filter(aggregate -> aggregate.period().length() == length)
                    .map(aggregate -> aggregate.node().toString())
                    .distinct()
                    .forEach(seen::add);
        }
        return seen.stream().distinct().count() < seen.size();
    }

    @Provide
    Arbitrary<List<Chronicle>> economies() {
        return Chronicles.neighbours(1);
    }
}
