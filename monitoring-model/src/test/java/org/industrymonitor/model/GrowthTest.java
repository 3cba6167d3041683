package org.industrymonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

    private static final long PERCENT = 100 * FixedPoint.ONE;

    @ParameterizedTest
    @CsvSource({
        "110, 100, 100000",
        "90, 100, -100000",
        "100, 100, 0",
        "0, 100, -1000000",
        "-100, 100, -2000000",
        "2, 3, -333333",
        "4, 3, 333333",
        "5, 3, 666667",
        // Halves go to the even neighbour
        "2000001, 2000000, 0",
        "2000003, 2000000, 2",
        "1999997, 2000000, -2",
        "9223372036854775807, 9223372036854775807, 0",
        "-9223372036854775808, 9223372036854775807, -2000000",
        "9223372036854775807, 1000000, 9223372036853775807"
    })
    void isInPercentFixedPoint(long now, long then, long percent) {
        assertThat(Growth.percent(now, then)).hasValue(percent);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 0", "5, -5", "9223372036854775807, 999999", "-9223372036854775808, 1"})
    void isEmptyWithoutABaseOrWhenItDoesNotFit(long now, long then) {
        assertThat(Growth.percent(now, then)).isEmpty();
    }

    @Test
    void splitsIntoPointsThatAddUp() {
        // 1/3 of 1 % each is 0.3333 and a third; the growth of 1 % leaves one unit for the first of them
        assertThat(Growth.points(List.of(1L, 1L, 1L), 300, 10_000)).contains(List.of(3334L, 3333L, 3333L));
        // Rounded down are -0.3334, -0.6667 and 0: the one that lost most is the last but one
        assertThat(Growth.points(List.of(-1L, -2L, 0L), 300, -10_000)).contains(List.of(-3333L, -6667L, 0L));
        assertThat(Growth.points(List.of(), 300, 0)).contains(List.of());
        assertThat(Growth.points(List.of(5L), 300, 16_667)).contains(List.of(16_667L));
    }

    @Test
    void pointsOfRandomPartsAddUpExactlyAndAreNextToTheirOwnValue() {
        Random random = new Random(20200401);
        for (int round = 0; round < 2_000; round++) {
            long bound = 1L << (1 + random.nextInt(44));
            long then = 1 + random.nextLong(bound);
            List<Long> changes = new ArrayList<>();
            long change = 0;
            for (int parts = random.nextInt(30); parts >= 0; parts--) {
                long part = random.nextInt(4) == 0 ? 0 : random.nextLong(-bound, bound);
                changes.add(part);
                change += part;
            }
            long growth = Growth.percent(then + change, then).orElseThrow();

            List<Long> points = Growth.points(changes, then, growth).orElseThrow();

            assertThat(points).as("round %d", round).hasSameSizeAs(changes);
            assertThat(points.stream().mapToLong(Long::longValue).sum())
                    .as("round %d, %s of %d", round, changes, then)
                    .isEqualTo(growth);
            for (int i = 0; i < changes.size(); i++) {
                BigDecimal exact = BigDecimal.valueOf(changes.get(i)).multiply(BigDecimal.valueOf(PERCENT));
                BigDecimal base = BigDecimal.valueOf(then);
                assertThat(BigDecimal.valueOf(points.get(i)))
                        .as("round %d, part %d", round, i)
                        .isBetween(
                                exact.divide(base, 0, RoundingMode.FLOOR),
                                exact.divide(base, 0, RoundingMode.FLOOR).add(BigDecimal.ONE));
            }
        }
    }

    @Test
    void hasNoPointsWhenOneDoesNotFit() {
        long most = Long.MAX_VALUE;
        assertThat(Growth.points(List.of(most, -most), 1_000_000, 0)).contains(List.of(most, -most));
        assertThat(Growth.points(List.of(most, -most), 999_999, 0)).isEmpty();
        assertThat(Growth.points(List.of(-most, most), 1, 0)).isEmpty();
    }

    @Test
    void refusesPartsOfAnotherWhole() {
        assertThatThrownBy(() -> Growth.points(List.of(1L, 1L), 300, 10_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("changes must add up to a growth of 10000, are [1, 1]");
        assertThatThrownBy(() -> Growth.points(List.of(1L, 1L), 300, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
