package org.industrymonitor.alerts.notify.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.industrymonitor.alerts.notify.Samples;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JurisdictionTest {

    private final Directory directory = Samples.directory();

    @ParameterizedTest(name = "regions [{0}] sectors [{1}] groups [{2}]: {3} is covered: {4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-      | -    | -          | enterprise:BW01             | true",
                "-      | -    | -          | country:156                 | true",
                "410500 | -    | -          | enterprise:BW01             | true",
                "410500 | -    | -          | enterprise:LY01             | false",
                "410500 | -    | -          | enterprise:nobody-knows     | false",
                "410500 | -    | -          | county:410502               | true",
                "410500 | -    | -          | city:410500                 | true",
                "410500 | -    | -          | province:410000             | false",
                "410500 | -    | -          | sector-city:3120@410500     | true",
                "410500 | -    | -          | sector:3120                 | false",
                "999999 | -    | -          | county:999999               | true",
                "410000 | 31   | -          | enterprise:BW01             | true",
                "410000 | 31   | -          | enterprise:CE01             | false",
                "410000 | 31   | -          | cell:410502/3120            | true",
                "410000 | 31   | -          | city:410500                 | false",
                "-      | C    | -          | sector:3120                 | true",
                "-      | 3120 | -          | sector:C                    | false",
                "-      | -    | steel-park | enterprise:LY01             | true",
                "-      | -    | steel-park | enterprise:CE01             | false",
                "-      | -    | steel-park | group:steel-park            | true",
                "410500 | 30   | steel-park | enterprise:LY01             | true",
                "410500 | 30   | steel-park | enterprise:CE01             | true"
            })
    void coversWhatIsBelowItsRegionsAndSectorsAndInItsGroups(
            String regions, String sectors, String groups, String node, boolean covered) {
        Jurisdiction jurisdiction = new Jurisdiction(set(regions), set(sectors), set(groups), Set.of(), Severity.BLUE);

        assertThat(jurisdiction.covers(alert(node, AlertState.FIRING), directory))
                .isEqualTo(covered);
    }

    @Test
    void coversAGroupWhereOneOfThoseThatFellIs() {
        Jurisdiction anyang = new Jurisdiction(Set.of("410500"), Set.of(), Set.of(), Set.of(), Severity.BLUE);
        Alert park = alert("group:steel-park", AlertState.FIRING);

        assertThat(anyang.covers(park.naming("fell", Samples.alert("BW01").contributors()), directory))
                .isTrue();
        assertThat(anyang.covers(park.naming("fell", Samples.alert("LY01").contributors()), directory))
                .isFalse();
    }

    @Test
    void leavesOutMilderColoursOtherKindsAndWhatIsPending() {
        Jurisdiction grave =
                new Jurisdiction(Set.of(), Set.of(), Set.of(), Set.of(AlertKind.STOPPAGE), Severity.ORANGE);

        assertThat(grave.covers(alert("enterprise:BW01", AlertState.FIRING), directory))
                .isTrue();
        assertThat(grave.covers(alert("enterprise:BW01", AlertState.RESOLVED), directory))
                .isTrue();
        assertThat(grave.covers(alert("enterprise:BW01", AlertState.PENDING), directory))
                .isFalse();
        assertThat(grave.covers(
                        Samples.alert(
                                NodeId.enterprise("BW01"), AlertKind.STOPPAGE, AlertState.FIRING, Severity.YELLOW),
                        directory))
                .isFalse();
        assertThat(grave.covers(
                        Samples.alert(NodeId.enterprise("BW01"), AlertKind.SILENCE, AlertState.FIRING, Severity.RED),
                        directory))
                .isFalse();
    }

    private static Alert alert(String node, AlertState state) {
        return Samples.alert(NodeId.parse(node), AlertKind.STOPPAGE, state, Severity.ORANGE);
    }

    private static Set<String> set(String code) {
        return code == null ? Set.of() : Set.of(code);
    }
}
