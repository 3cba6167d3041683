package org.industrymonitor.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What one unit of an item counts for from a day on: constant-price yuan for output, kgce for energy.
 *
 * @param validFrom the first day; empty: since ever
 * @param value at most 9 decimals; not negative, at most a thousand million
 */
public record Coefficient(Optional<LocalDate> validFrom, BigDecimal value) {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000L);

    public Coefficient {
        Objects.requireNonNull(validFrom, "validFrom");
        if (value.signum() < 0 || value.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("coefficient must be within 0 and " + LARGEST + ", is " + value);
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (value.scale() > 9) {
            throw new IllegalArgumentException("coefficient must have at most 9 decimals, is " + value);
        }
        value = value.scale() < 0 ? value.setScale(0) : value;
    }

    /**
     * The quantity times this coefficient, rounded half-even to fixed point.
     *
     * @throws ArithmeticException when the product does not fit a long
     */
    long times(long quantity) {
        long factor = value.unscaledValue().longValueExact();
        long high = Math.multiplyHigh(quantity, factor);
        long low = quantity * factor;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            return divideHalfEven(low, POWERS[value.scale()]);
        }
        return BigDecimal.valueOf(quantity)
                .multiply(value)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static final long[] POWERS = {
        1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L
    };

    private static long divideHalfEven(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long twice = Math.abs(dividend % divisor) * 2;
        if (twice > divisor || (twice == divisor && (quotient & 1) == 1)) {
            return quotient + Long.signum(dividend);
        }
        return quotient;
    }
}
