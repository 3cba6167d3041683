package org.industrymonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupShareTest {

    @ParameterizedTest
    @CsvSource({
        "chain, chain, 1, true",
        "chain*1, chain, 1, true",
        "chain*1.000, chain, 1, true",
        "chain*0.35, chain, 0.35, false",
        "chain * 0.350, chain, 0.35, false",
        "chain*35e-2, chain, 0.35, false",
        "汽车产业链*0.000000001, 汽车产业链, 0.000000001, false"
    })
    void readsWhatARegistryWrites(String text, String group, BigDecimal share, boolean whole) {
        GroupShare read = GroupShare.parse(text);

        assertThat(read.group()).isEqualTo(group);
        assertThat(read.share().value()).isEqualByComparingTo(share);
        assertThat(read.isWhole()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "chain*x, x",
        "chain*, ''",
        "chain*0.5*0.5, 0.5*0.5",
        "chain*-0.5, -0.5",
        "chain*0.0000000001, 0.0000000001"
    })
    void saysWhatIsNoShare(String text, String number) {
        assertThatThrownBy(() -> GroupShare.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share in group '" + text
                        + "' must be a number more than 0 and at most 1, with at most 9 decimals, is '" + number + "'");
    }

    @ParameterizedTest
    @CsvSource({"chain*1.5, 1.5", "chain*0, 0", "chain*0.00, 0", "chain*1.000000001, 1.000000001"})
    void saysWhatIsTooMuchOrNothing(String text, String number) {
        assertThatThrownBy(() -> GroupShare.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share in group 'chain' must be more than 0 and at most 1, is " + number);
    }

    @Test
    void refusesAGroupWithoutANameOrWithAStarInIt() {
        assertThatThrownBy(() -> GroupShare.parse("*0.5")).hasMessage("groups must not be blank");
        assertThatThrownBy(() -> GroupShare.parse("a|b*0.5")).hasMessageContaining("no '|'");
        Coefficient half = new Coefficient(Optional.empty(), new BigDecimal("0.5"));
        assertThatThrownBy(() -> new GroupShare("a*0.5", half))
                .hasMessage("groups must hold no '*' but before a share, is 'a*0.5'");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 7, 7",
        "1, 9223372036854775807, 9223372036854775807",
        "0.35, 100, 35",
        "0.35, 101, 35",
        "0.5, 1, 0",
        "0.5, 3, 2",
        "0.5, 5, 2",
        "0.5, -1, 0",
        "0.5, -3, -2",
        "0.35, -30, -10",
        "0.35, 9223372036854775807, 3228180212899171532",
        "0.999999999, -9223372036854775808, -9223372027631403771"
    })
    void roundsEachFigureHalfEven(String share, long figure, long counted) {
        assertThat(GroupShare.parse("chain*" + share).of(figure)).isEqualTo(counted);
    }

    @Test
    void anEnterpriseIsInAGroupOnceWhateverTheShare() {
        assertThat(version(List.of("chain*0.35", "park", "chain*0.35")).shares())
                .extracting(GroupShare::group, GroupShare::isWhole)
                .containsExactly(tuple("chain", false), tuple("park", true));
        assertThatThrownBy(() -> version(List.of("chain*0.35", "chain*0.4")))
                .hasMessage("groups must be distinct, are [chain*0.35, chain*0.4]");
        assertThatThrownBy(() -> version(List.of("chain", "chain*0.4")))
                .hasMessage("groups must be distinct, are [chain, chain*0.4]");
    }

    private static EnterpriseVersion version(List<String> groups) {
        return new EnterpriseVersion(
                "",
                "3011",
                "410102",
                groups,
                Optional.empty(),
                Optional.empty(),
                PeriodLength.P1D,
                List.of("clinker"),
                1,
                OptionalLong.empty());
    }
}
