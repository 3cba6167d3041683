package org.industrymonitor.streams.imputation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * How the respondents of a cell moved from one period to the next: their sums, of the figures reported both times.
 *
 * @param now in the later period, fixed point
 * @param then in the one before, fixed point
 */
record Movement(long now, long then) {

    /** Nobody reported both times. */
    static final Movement NONE = new Movement(0, 0);

    /** Whether it is a ratio at all, and none that turns the sign. */
    boolean isRatio() {
        return then > 0 && now >= 0;
    }

    /**
     * What an amount of the period before comes to by this movement, rounded half-even.
     *
     * @return empty when this is no ratio, or it does not fit a long
     */
    OptionalLong carry(long amount) {
        if (!isRatio()) {
            return OptionalLong.empty();
        }
        long low = amount * now;
        if (Math.multiplyHigh(amount, now) != low >> 63) {
            return carryLarge(amount);
        }
        long floor = Math.floorDiv(low, then);
        long rest = Math.floorMod(low, then);
        long other = then - rest;
        boolean up = rest > other || rest == other && (floor & 1) != 0;
        return OptionalLong.of(up ? floor + 1 : floor);
    }

    private OptionalLong carryLarge(long amount) {
        BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(now));
        BigInteger carried = new BigDecimal(product)
                .divide(BigDecimal.valueOf(then), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        return carried.bitLength() < Long.SIZE ? OptionalLong.of(carried.longValue()) : OptionalLong.empty();
    }
}
