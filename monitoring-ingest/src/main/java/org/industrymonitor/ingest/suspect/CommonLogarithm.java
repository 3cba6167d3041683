package org.industrymonitor.ingest.suspect;

/**
 * Common logarithms to six decimals, which is more than figures are judged by, in a fraction of the time that exact ones take:
 * from the exponent of the number, and a table of logarithms between which lines are drawn.
 */
final class CommonLogarithm {

    private static final int BITS = 9;
    private static final int STEPS = 1 << BITS;
    private static final int MANTISSA = 52;
    private static final int BIAS = 1023;
    private static final double OF_TWO = Math.log10(2);
    private static final double[] TABLE = table();

    private CommonLogarithm() {}

    /** The logarithm of the size of a number other than zero. */
    static double of(long number) {
        long bits = Double.doubleToRawLongBits(Math.abs((double) number));
        int step = (int) (bits >>> MANTISSA - BITS) & STEPS - 1;
        double beyond = (bits & (1L << MANTISSA - BITS) - 1) * (1.0 / (1L << MANTISSA - BITS));
        return ((bits >>> MANTISSA) - BIAS) * OF_TWO + TABLE[step] + (TABLE[step + 1] - TABLE[step]) * beyond;
    }

    private static double[] table() {
        double[] table = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            table[i] = Math.log10(1 + (double) i / STEPS);
        }
        return table;
    }
}
