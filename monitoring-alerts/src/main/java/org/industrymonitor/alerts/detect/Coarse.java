package org.industrymonitor.alerts.detect;

/**
 * Numbers of two bytes: a sign, 6 bits of exponent and 9 of mantissa, so that a value is off by a thousandth at most. What is
 * below a millionth is 0, and nothing is above 8.8e12. Rounding twice is rounding once.
 */
final class Coarse {

    private static final int MANTISSA = 9;
    private static final int DROPPED = 23 - MANTISSA;
    private static final int HALF = 1 << (DROPPED - 1);
    private static final int LEAST = -20;
    private static final int MOST = 42;

    private Coarse() {}

    /** The bytes of the nearest such number. */
    static short of(float value) {
        int bits = Float.floatToIntBits(Math.abs(value)) + HALF;
        int exponent = (bits >>> 23) - 127;
        if (exponent < LEAST) {
            return 0;
        }
        int sign = value < 0 ? 1 << 15 : 0;
        int number = exponent > MOST
                ? (MOST - LEAST + 2 << MANTISSA) - 1
                : exponent - LEAST + 1 << MANTISSA | (bits & 0x7FFFFF) >>> DROPPED;
        return (short) (sign | number);
    }

    /** The number of those bytes. */
    static float value(short bytes) {
        int number = bytes & 0x7FFF;
        if (number == 0) {
            return 0;
        }
        int exponent = (number >>> MANTISSA) + LEAST - 1;
        float value = Float.intBitsToFloat(exponent + 127 << 23 | (number & (1 << MANTISSA) - 1) << DROPPED);
        return bytes < 0 ? -value : value;
    }

    /** The nearest such number. */
    static float round(float value) {
        return value(of(value));
    }
}
