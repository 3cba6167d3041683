package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.SeriesTotal;

/**
 * Whatever the registry says and unsays, and in whatever order readings come, the published figures are exact. A case is
 * an economy of its own; some share a topology, because to open one takes longer than all that happens in it.
 */
class ExactnessTest {

    private static final int ECONOMIES_OF_A_TOPOLOGY = 4;

    /** 1,000 cases: 125 times two topologies side by side. */
    @Property(tries = 125, edgeCases = EdgeCasesMode.NONE)
    void publishesWhatTheOracleRecomputes(
            @ForAll("economies") List<Chronicle> left,
            @ForAll("economies") List<Chronicle> right,
            @ForAll("liveObjects") int liveObjects) {
        List<Difference> differences = Stream.of(left, right)
                .parallel()
                .flatMap(economies -> differences(economies, liveObjects).stream())
                .toList();

        assertThat(differences).isEmpty();
    }

    /** The comparison would see it: whichever record of a pane says a ten-thousandth too much, it is named. */
    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void namesTheNodeAndTheSeriesOfTheOneFigureThatIsBroken(
            @ForAll("economies") List<Chronicle> economies, @ForAll @IntRange(max = 1_000_000) int which) {
        try (DrivenTopology topology = new DrivenTopology(1_000)) {
            Chronicle.happenTo(topology, economies);
            assertThat(topology.reconcile().first()).isEmpty();
            Map<String, Aggregate> last = new TreeMap<>();
            topology.published().forEach(aggregate -> last.put(aggregate.key(), aggregate));
            List<Aggregate> withFigures =
                    last.values().stream().filter(a -> !a.pane().isEmpty()).toList();
            Assume.that(!withFigures.isEmpty());
            Aggregate right = withFigures.get(which % withFigures.size());
            SeriesTotal total = right.pane().get(which % right.pane().size());

            List<Aggregate> published = new ArrayList<>(topology.published());
            published.replaceAll(aggregate -> aggregate == right ? broken(right, total) : aggregate);
            List<Difference> differences = topology.reconcile(published).first();

            assertThat(differences)
                    .singleElement()
                    .returns(right.node().toString(), Difference::node)
                    .returns(total.series(), Difference::series)
                    .returns("pane " + right.period(), Difference::where);
        }
    }

    private static Aggregate broken(Aggregate right, SeriesTotal total) {
        List<SeriesTotal> pane = new ArrayList<>(right.pane());
        pane.replaceAll(t -> t == total ? new SeriesTotal(t.series(), t.sum() + 1, t.reported(), t.expected()) : t);
        return new Aggregate(right.node(), right.period(), pane, right.asOf(), right.windows());
    }

    private static List<Difference> differences(List<Chronicle> economies, int liveObjects) {
        try (DrivenTopology topology = new DrivenTopology(liveObjects)) {
            Chronicle.happenTo(topology, economies);
            return topology.reconcile().first();
        }
    }

    @Provide
    Arbitrary<List<Chronicle>> economies() {
        return Chronicles.neighbours(ECONOMIES_OF_A_TOPOLOGY);
    }

    /** Plenty, or so few that nearly everything is read back from the stores. */
    @Provide
    Arbitrary<Integer> liveObjects() {
        return Arbitraries.of(1_000, 3, 1);
    }
}
