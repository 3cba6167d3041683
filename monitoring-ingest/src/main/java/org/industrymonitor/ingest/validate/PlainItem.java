package org.industrymonitor.ingest.validate;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.Measure;

/** An item in some unit, of figures that convert into the item's own by moving the point. Not to be changed. */
public final class PlainItem {

    /** What {@link #quantity} says of a figure that is not plainly right. */
    public static final long NONE = -1;

    private static final long[] POWERS = powers();

    private final String code;
    private final byte[] utf8;
    private final Measure measure;
    private final int shift;
    private final long largest;

    /**
     * @param shift how far the point moves to the right
     * @param largest quantity that surely is in range, fixed point
     */
    PlainItem(Item item, int shift, long largest) {
        this.code = item.code();
        this.utf8 = code.getBytes(UTF_8);
        this.measure = item.measure();
        this.shift = shift;
        this.largest = largest;
    }

    public String code() {
        return code;
    }

    /** The code in UTF-8, not to be changed. */
    public byte[] utf8() {
        return utf8;
    }

    public Measure measure() {
        return measure;
    }

    /**
     * A figure as fixed point in the item's own unit, rounded half-even.
     *
     * @param digits all digits of the figure as a whole number, not negative
     * @param decimals how many of them are after the point
     * @return {@link #NONE} where it may be out of range
     */
    public long quantity(long digits, int decimals) {
        int power = FixedPoint.SCALE + shift - decimals;
        if (Math.abs(power) >= POWERS.length) {
            return NONE;
        }
        long quantity;
        if (power >= 0) {
            if (digits > largest / POWERS[power]) {
                return NONE;
            }
            quantity = digits * POWERS[power];
        } else {
            quantity = divideHalfEven(digits, POWERS[-power]);
        }
        return quantity <= largest ? quantity : NONE;
    }

    private static long divideHalfEven(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long rest = dividend - quotient * divisor;
        long other = divisor - rest;
        return rest > other || rest == other && (quotient & 1) == 1 ? quotient + 1 : quotient;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
