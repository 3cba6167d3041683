package org.industrymonitor.alerts.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.SectorEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParentsTest {

    private static final Reference REFERENCE = Reference.of(
            List.of(new SectorEntry("D", "", "", Optional.empty()), new SectorEntry("44", "", "", Optional.of("D"))),
            List.of(
                    region("410000", Optional.empty(), RegionLevel.PROVINCE),
                    region("410100", Optional.of("410000"), RegionLevel.CITY),
                    region("410102", Optional.of("410100"), RegionLevel.COUNTY)),
            List.of());

    @ParameterizedTest
    @CsvSource({
        "cell:410102/44, sector:44 sector:D county:410102 city:410100 sector-city:44@410100 sector-city:D@410100"
                + " province:410000 sector-province:44@410000 sector-province:D@410000",
        "sector-city:44@410100, sector:44 sector:D city:410100 sector-city:D@410100 province:410000"
                + " sector-province:44@410000 sector-province:D@410000",
        "sector-city:D@410100, sector:D city:410100 province:410000 sector-province:D@410000",
        "sector-province:44@410000, sector:44 sector:D province:410000 sector-province:D@410000",
        "sector-province:D@410000, sector:D province:410000",
        "county:410102, city:410100 province:410000",
        "sector:44, sector:D",
        "province:410000, ''",
        "group:G, ''",
        "cell:odd, ''",
        "cell:/44, ''",
        "cell:410102/, ''",
        "sector-city:odd, ''",
        "sector-province:44@, ''",
        "sector-province:@410000, ''",
    })
    void namesEveryWiderNodeAlongTheTrees(String node, String wider) {
        List<String> expected = wider.isEmpty() ? List.of() : List.of(wider.split(" "));

        assertThat(Parents.of(NodeId.parse(node), REFERENCE))
                .extracting(NodeId::toString)
                .containsExactlyElementsOf(expected);
    }

    private static RegionEntry region(String code, Optional<String> parent, RegionLevel level) {
        return new RegionEntry(code, "", "", parent, level, Optional.empty());
    }
}
