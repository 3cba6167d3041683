package org.industrymonitor.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Quantities as {@code long}: ten-thousandths of their unit.
 *
 * <p>Sums of longs are exact and associative, so a total does not depend on the order in which readings came. Four
 * decimals let 10 thousand yuan be given to the yuan and 10 thousand tonnes to the tonne, and leave room for a
 * nation's year: 9.2e14 units. A finer figure is rounded half-even, once, where it enters.
 */
public final class FixedPoint {

    /** Decimals kept. */
    public static final int SCALE = 4;

    /** One unit. */
    public static final long ONE = 10_000L;

    private FixedPoint() {}

    /**
     * The nearest fixed-point quantity, half-even.
     *
     * @throws ArithmeticException when the quantity does not fit a long
     */
    public static long of(BigDecimal quantity) {
        // Guards setScale against figures such as 1e400000000, whose plain form would fill the memory.
        if (quantity.signum() != 0 && (long) quantity.precision() - quantity.scale() > 18) {
            throw new ArithmeticException("quantity does not fit: more than 18 digits before the point");
        }
        if ((long) quantity.scale() > 10_000) {
            return 0;
        }
        return quantity.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    /**
     * The quantity that a plain or scientific decimal names.
     *
     * @throws NumberFormatException when the text is no decimal number
     * @throws ArithmeticException when the quantity does not fit a long
     */
    public static long parse(String decimal) {
        return of(new BigDecimal(decimal));
    }

    /** The quantity as a decimal with four decimals. */
    public static BigDecimal decimal(long quantity) {
        return BigDecimal.valueOf(quantity, SCALE);
    }

    /** The quantity as a plain decimal without trailing zeros, such as {@code 812.4}. */
    public static String print(long quantity) {
        if (quantity % ONE == 0) {
            return Long.toString(quantity / ONE);
        }
        return decimal(quantity).stripTrailingZeros().toPlainString();
    }
}
