package org.industrymonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointTest {

    @ParameterizedTest
    @CsvSource({
        "812.4, 8124000, 812.4",
        "0, 0, 0",
        "-0.0001, -1, -0.0001",
        "0.00005, 0, 0",
        "0.00015, 2, 0.0002",
        "1e3, 10000000, 1000",
        "922337203685477.5807, 9223372036854775807, 922337203685477.5807",
        "1e-400000000, 0, 0"
    })
    void keepsFourDecimalsAndRoundsHalfEven(String text, long quantity, String printed) {
        assertThat(FixedPoint.parse(text)).isEqualTo(quantity);
        assertThat(FixedPoint.print(quantity)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"922337203685477.5808", "1e400000000", "-1e19"})
    void refusesWhatDoesNotFit(String text) {
        assertThatThrownBy(() -> FixedPoint.parse(text)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 0.1229, 1229",
        "5, 0.5, 2",
        "15, 0.5, 8",
        "-15, 0.5, -8",
        "7, 0, 0",
        "9000000000000000, 34.12, 307080000000000000"
    })
    void multipliesByACoefficientHalfEven(long quantity, String coefficient, long product) {
        assertThat(item(new Coefficient(Optional.empty(), new BigDecimal(coefficient)))
                        .counted(quantity, 0))
                .isEqualTo(product);
    }

    @Test
    void refusesAProductThatDoesNotFit() {
        Item item = item(new Coefficient(Optional.empty(), new BigDecimal("1000000")));
        assertThatThrownBy(() -> item.counted(Long.MAX_VALUE / 1000, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void takesTheCoefficientInForceOnTheDay() {
        LocalDate change = LocalDate.of(2020, 6, 1);
        Item item = item(
                new Coefficient(Optional.empty(), new BigDecimal("0.4")),
                new Coefficient(Optional.of(change), new BigDecimal("0.3")));
        assertThat(item.counted(10_000, change.toEpochDay() - 1)).isEqualTo(4_000);
        assertThat(item.counted(10_000, change.toEpochDay())).isEqualTo(3_000);
    }

    private static Item item(Coefficient... coefficients) {
        return new Item("electricity", "", "", "kWh", Measure.ENERGY, false, List.of(coefficients));
    }
}
