package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.AccountLine;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.SeriesTotal;

/**
 * Whatever the registry says and unsays, and in whatever order readings come, the published figures are exact. A case is
 * an economy of its own; some share a topology, because to open one takes longer than all that happens in it.
 */
class ExactnessTest {

    private static final int ECONOMIES_OF_A_TOPOLOGY = 8;

    /** 1,008 cases: 63 times two topologies side by side. */
    @Property(tries = 63, edgeCases = EdgeCasesMode.NONE)
    void publishesWhatTheOracleRecomputes(
            @ForAll("economies") List<Chronicle> left,
            @ForAll("economies") List<Chronicle> right,
            @ForAll("liveObjects") int liveObjects,
            @ForAll("mostImputed") int mostImputed) {
        List<Difference> differences = Stream.of(left, right)
                .parallel()
                .flatMap(economies -> differences(economies, liveObjects, mostImputed).stream())
                .toList();

        assertThat(differences).isEmpty();
    }

    /** The comparison would see it: whichever record of a pane says a ten-thousandth too much, it is named. */
    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
    void namesTheNodeAndTheSeriesOfTheOnePaneThatIsBroken(
            @ForAll("economies") List<Chronicle> economies, @ForAll @IntRange(max = 1_000_000) int which) {
        try (DrivenTopology topology = new DrivenTopology(1_000)) {
            Chronicle.happenTo(topology, economies);
            assertThat(topology.reconcile().first()).isEmpty();
            Map<String, Aggregate> last = new TreeMap<>();
            topology.aggregates().forEach(aggregate -> last.put(aggregate.key(), aggregate));
            Aggregate right = one(last.values(), aggregate -> !aggregate.pane().isEmpty(), which);
            SeriesTotal total = right.pane().get(which % right.pane().size());

            List<Aggregate> published = new ArrayList<>(topology.aggregates());
            published.replaceAll(aggregate -> aggregate == right ? broken(right, total) : aggregate);

            assertThat(topology.reconcile(published, topology.accounts()).first())
                    .singleElement()
                    .returns(right.node().toString(), Difference::node)
                    .returns(total.series(), Difference::series)
                    .returns("pane " + right.period(), Difference::where);
        }
    }

    /** Likewise where what is imputed is broken. About every second try has nothing imputed, and is passed over. */
    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void namesTheNodeAndTheSeriesOfTheOnePaneWhereWhatIsImputedIsBroken(
            @ForAll("economies") List<Chronicle> economies, @ForAll @IntRange(max = 1_000_000) int which) {
        try (DrivenTopology topology = new DrivenTopology(1_000, 3)) {
            Chronicle.happenTo(topology, economies);
            assertThat(topology.reconcile().first()).isEmpty();
            Map<String, Aggregate> last = new TreeMap<>();
            topology.aggregates().forEach(aggregate -> last.put(aggregate.key(), aggregate));
            Aggregate right = one(last.values(), ExactnessTest::isImputed, which);
            SeriesTotal total = right.pane().stream()
                    .filter(t -> t.imputed() != 0)
                    .findFirst()
                    .orElseThrow();

            List<Aggregate> published = new ArrayList<>(topology.aggregates());
            published.replaceAll(aggregate ->
                    aggregate == right ? with(right, total, total.withImputed(total.imputed() + 1)) : aggregate);

            assertThat(topology.reconcile(published, topology.accounts()).first())
                    .singleElement()
                    .returns(right.node().toString(), Difference::node)
                    .returns(total.series(), Difference::series)
                    .returns("pane " + right.period(), Difference::where);
        }
    }

    private static boolean isImputed(Aggregate aggregate) {
        return aggregate.pane().stream().anyMatch(total -> total.imputed() != 0);
    }

    /** Likewise of an account. */
    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
    void namesTheNodeAndTheSeriesOfTheOneAccountThatIsBroken(
            @ForAll("economies") List<Chronicle> economies, @ForAll @IntRange(max = 1_000_000) int which) {
        try (DrivenTopology topology = new DrivenTopology(1_000)) {
            Chronicle.happenTo(topology, economies);
            assertThat(topology.reconcile().first()).isEmpty();
            Map<String, Account> last = new TreeMap<>();
            topology.accounts().forEach(account -> last.put(account.key(), account));
            Account right = one(last.values(), account -> !account.lines().isEmpty(), which);
            AccountLine line = right.lines().get(which % right.lines().size());

            List<Account> published = new ArrayList<>(topology.accounts());
            published.replaceAll(account -> account == right ? broken(right, line) : account);

            assertThat(topology.reconcile(topology.aggregates(), published).first())
                    .singleElement()
                    .returns(right.node().toString(), Difference::node)
                    .returns(line.series(), Difference::series)
                    .returns("account " + right.stretch() + " one year earlier", Difference::where);
        }
    }

    private static <T> T one(Collection<T> records, Predicate<T> hasFigures, int which) {
        List<T> withFigures = records.stream().filter(hasFigures).toList();
        Assume.that(!withFigures.isEmpty());
        return withFigures.get(which % withFigures.size());
    }

    private static Aggregate broken(Aggregate right, SeriesTotal total) {
        return with(right, total, total.plus(new SeriesTotal(total.series(), 1, 0, 0)));
    }

    private static Aggregate with(Aggregate right, SeriesTotal total, SeriesTotal other) {
        List<SeriesTotal> pane = new ArrayList<>(right.pane());
        pane.replaceAll(t -> t == total ? other : t);
        return new Aggregate(right.node(), right.period(), right.complete(), pane, right.standing());
    }

    private static Account broken(Account right, AccountLine line) {
        List<AccountLine> lines = new ArrayList<>(right.lines());
        AccountLine more = new AccountLine(
                line.total(), line.earlier() + 1, line.comparable(), line.contributions(), line.official());
        lines.replaceAll(l -> l == line ? more : l);
        return new Account(right.node(), right.stretch(), right.asOf(), right.complete(), lines);
    }

    private static List<Difference> differences(List<Chronicle> economies, int liveObjects, int mostImputed) {
        try (DrivenTopology topology = new DrivenTopology(liveObjects, mostImputed)) {
            Chronicle.happenTo(topology, economies);
            return topology.reconcile().first();
        }
    }

    @Provide
    Arbitrary<List<Chronicle>> economies() {
        return Chronicles.neighbours(ECONOMIES_OF_A_TOPOLOGY);
    }

    /** Missing periods in a row that are imputed: of every third case some. */
    @Provide
    Arbitrary<Integer> mostImputed() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 5)));
    }

    /** Plenty, or so few that nearly everything is read back from the stores. */
    @Provide
    Arbitrary<Integer> liveObjects() {
        return Arbitraries.of(1_000, 3, 1);
    }
}
