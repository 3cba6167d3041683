package org.industrymonitor.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.rules.RulesFile;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence.RulesInForce;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told of what falls: the plant, or the groups that it counts for. */
class GroupAlertsTest extends WatchedPlants {

    @Test
    void tellsOneStoppedPlantOnceWithItsNameStationRegionAndShares() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 10, 0, 500, 500);

        List<Alert> told = told();

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.node()).isEqualTo(NodeId.enterprise("A"));
            assertThat(alert.kind()).isEqualTo(AlertKind.STOPPAGE);
            assertThat(alert.raised()).isEqualTo(at(WEEK).start());
            assertThat(alert.contributors()).containsExactly(new Contributor("enterprise:A", 500_0000));
            assertThat(alert.reason())
                    .startsWith("Plant A (A), group STATION, Valley, Town: output 0.0 of 500.0 expected (-100 %) for"
                            + " 1 period, 20.0 robust deviations: ")
                    .endsWith("; by capacity 33.3 % of city:R, 33.3 % of group:STATION");
        });
    }

    @Test
    void tellsAFallThatNoPlantExplainsForTheGroupsWithContributorsThatAddUp() {
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 10, 250, 250, 250);

        List<Alert> told = told();

        assertThat(told)
                .filteredOn(alert -> alert.node().equals(NodeId.parse("cell:R1/4411")))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.contributors())
                            .extracting(Contributor::node)
                            .startsWith("enterprise:A", "enterprise:B", "enterprise:C");
                    assertThat(alert.contributors().get(0).fall()).isBetween(240_0000L, 250_0000L);
                    assertThat(alert.contributors().stream()
                                    .mapToLong(Contributor::fall)
                                    .sum())
                            .isEqualTo(alert.expected() - alert.observed());
                });
        // The county, the city and the sector are one cell here: the cell explains them.
        assertThat(told).extracting(alert -> alert.node().kind().prefix()).doesNotContain("county", "city", "sector");
    }

    @Test
    void aPlantContributesToAGroupByItsShare() {
        register("A", "STATION*0.8");
        register("B", "STATION*0.8");
        register("C", "STATION*0.4");
        for (int i = 0; i < WEEK + 10; i++) {
            long output = i < WEEK ? 500 : 250;
            for (String plant : PLANTS) {
                publish(NodeId.enterprise(plant), i, output, 1, 1);
            }
            publish(NodeId.parse("group:STATION"), i, 2 * output, 3, 3);
        }

        assertThat(told())
                .filteredOn(alert -> alert.node().equals(NodeId.parse("group:STATION")))
                .singleElement()
                .satisfies(alert -> {
                    List<Contributor> plants = alert.contributors().subList(0, 3);
                    assertThat(plants)
                            .extracting(Contributor::node)
                            .containsExactly("enterprise:A", "enterprise:B", "enterprise:C");
                    // Each has fallen by close to 250
                    assertThat(plants.get(0).fall()).isBetween(190_0000L, 200_0000L);
                    assertThat(plants.get(1).fall()).isEqualTo(plants.get(0).fall());
                    assertThat(plants.get(2).fall()).isBetween(95_0000L, 100_0000L);
                });
    }

    @Test
    void namesTheGroupOfAPlantWithoutItsShare() {
        register("A", "STATION*0.4");
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 10, 0, 500, 500);

        assertThat(told())
                .filteredOn(alert -> alert.node().equals(NodeId.enterprise("A")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.reason())
                        .startsWith("Plant A (A), group STATION, Valley, Town: ")
                        .endsWith("33.3 % of group:STATION"));
    }

    /** Each plant is a third of its county, which is all of its city. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.3, 1", "0.4, 0"})
    void aStopIsNewsWhereItIsEnoughOfItsRegion(double share, int told) {
        rules = RulesFile.of(new RulesInForce("", "kinds.stoppage.share=" + share), Weighing.SHIPPED);
        run(0, WEEK, 500, 500, 500);
        run(WEEK, 10, 0, 500, 500);

        assertThat(told())
                .filteredOn(alert -> alert.node().equals(NodeId.enterprise("A")))
                .hasSize(told);
    }
}
