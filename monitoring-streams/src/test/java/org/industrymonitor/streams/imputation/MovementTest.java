package org.industrymonitor.streams.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementTest {

    @ParameterizedTest(name = "{0}: {1} by {2}/{3} is {4}")
    @CsvSource(textBlock = """
            a tenth more,                            300,                  110,                  100,                  330
            half,                                    300,                  1,                    2,                    150
            a stop,                                  300,                  0,                    2,                    0
            nothing stays nothing,                   0,                    7,                    2,                    0
            less than half is left out,              10,                   1,                    3,                    3
            more than half is one,                   20,                   1,                    3,                    7
            a half goes to the even one down,        5,                    1,                    2,                    2
            a half goes to the even one up,          7,                    1,                    2,                    4
            a negative half goes to the even one,    -5,                   1,                    2,                    -2
            a negative half likewise,                -7,                   1,                    2,                    -4
            a negative amount,                       -20,                  1,                    3,                    -7
            nobody reported both times,              300,                  0,                    0,
            from nothing there is no ratio,          300,                  5,                    0,
            nor from less than nothing,              300,                  5,                    -2,
            nor to less than nothing,                300,                  -5,                   2,
            a product larger than a long,            9000000000000000000,  3,                    9,                    3000000000000000000
            the same with a half,                    9000000000000000001,  3,                    6,                    4500000000000000000
            the same with a half up,                 9000000000000000003,  3,                    6,                    4500000000000000002
            the same below nothing,                  -9000000000000000001, 3,                    6,                    -4500000000000000000
            the largest long,                        9223372036854775807,  9223372036854775807,  9223372036854775807,  9223372036854775807
            the smallest long,                       -9223372036854775808, 9223372036854775807,  9223372036854775807,  -9223372036854775808
            more than a long holds,                  9223372036854775807,  2,                    1,
            less than a long holds,                  -9223372036854775808, 3,                    2,
            """)
    void carriesAnAmountOn(String rule, long amount, long now, long then, Long carried) {
        assertThat(new Movement(now, then).carry(amount))
                .as(rule)
                .isEqualTo(carried == null ? OptionalLong.empty() : OptionalLong.of(carried));
    }
}
