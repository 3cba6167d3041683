package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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
