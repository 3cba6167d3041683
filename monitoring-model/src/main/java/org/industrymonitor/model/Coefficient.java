package org.industrymonitor.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** What one unit of an item counts for from a day on: constant-price yuan for output, kgce for energy. A value. */
public final class Coefficient {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000L);
    private static final int MOST_DECIMALS = 9;

    private final Optional<LocalDate> validFrom;
    private final BigDecimal value;

    /** The value as a quotient: every reading multiplies by it. */
    private final long factor;

    private final long divisor;

    /**
     * @param validFrom the first day; empty: since ever
     * @param value at most 9 decimals; not negative, at most a thousand million
     */
    public Coefficient(Optional<LocalDate> validFrom, BigDecimal value) {
        this.validFrom = Objects.requireNonNull(validFrom, "validFrom");
        if (value.signum() < 0 || value.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("coefficient must be within 0 and " + LARGEST + ", is " + value);
        }
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "coefficient must have at most " + MOST_DECIMALS + " decimals, is " + value);
        }
        this.value = plain.scale() < 0 ? plain.setScale(0) : plain;
        this.factor = this.value.unscaledValue().longValueExact();
        this.divisor = BigDecimal.ONE.scaleByPowerOfTen(this.value.scale()).longValueExact();
    }

    public Optional<LocalDate> validFrom() {
        return validFrom;
    }

    public BigDecimal value() {
        return value;
    }

    /**
     * The quantity times this coefficient, rounded half-even to fixed point.
     *
     * @throws ArithmeticException when the product does not fit a long
     */
    long times(long quantity) {
        long high = Math.multiplyHigh(quantity, factor);
        long low = quantity * factor;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            return divideHalfEven(low, divisor);
        }
        return BigDecimal.valueOf(quantity)
                .multiply(value)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static long divideHalfEven(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long twice = Math.abs(dividend % divisor) * 2;
        if (twice > divisor || (twice == divisor && (quotient & 1) == 1)) {
            return quotient + Long.signum(dividend);
        }
        return quotient;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coefficient that && validFrom.equals(that.validFrom) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(validFrom, value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + validFrom.map(day -> " from " + day).orElse("");
    }
}
