package org.industrymonitor.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.industrymonitor.ingest.contract.Steelworks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    private final Steelworks registry = new Steelworks();

    @ParameterizedTest(name = "enterprises {0} sectors {1} regions {2}: {3} {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                // enterprises | sectors | regions | subject | covered
                "*     |      |        | E1 | true",
                "*     |      |        | E9 | true",
                "E1    |      |        | E1 | true",
                "E1    |      |        | E2 | false",
                "E9    |      |        | E9 | true",
                "      |      | 410500 | E1 | true",
                "      |      | 410500 | E2 | false",
                "      |      | 410000 | E2 | true",
                "      |      | 410000 | E9 | false",
                "      | 31   |        | E1 | true",
                "      | 3120 |        | E1 | true",
                "      | 32   |        | E1 | false",
                "      | 31   | 410500 | E1 | true",
                "      | 31   | 410500 | E2 | false",
                "      | 32   | 410500 | E1 | false",
                "E2    | 31   | 410500 | E2 | true",
                "      |      | 410500 | city:410500 | true",
                "      |      | 410500 | city:410100 | false",
                "      |      | 410500 | province:410000 | false",
                "      |      | 410000 | city:410500 | true",
                "      |      | 410500 | sector:31 | false",
                "      | 31   |        | sector:3120 | true",
                "      | 31   |        | sector:32 | false",
                "      | 31   | 410000 | sector-city:3120@410500 | true",
                "      | 31   | 410100 | sector-city:3120@410500 | false",
                "      | 31   |        | city:410500 | false",
                "      | 31   | 410500 | cell:410500/3120 | true",
                "      |      | 410000 | group:chain | false",
                "group:chain |  |      | group:chain | true",
            })
    void coversWhatIsNamedAndWhatIsBelow(
            String enterprises, String sectors, String regions, String subject, boolean covered) {
        Scope scope = new Scope(set(enterprises), set(sectors), set(regions));

        assertThat(scope.covers(subject, registry)).isEqualTo(covered);
    }

    private static Set<String> set(String text) {
        return text == null ? Set.of() : Arrays.stream(text.split(",")).collect(Collectors.toSet());
    }
}
