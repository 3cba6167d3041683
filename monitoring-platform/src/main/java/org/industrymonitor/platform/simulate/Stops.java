package org.industrymonitor.platform.simulate;

/**
 * Enterprises that stop for good, beside what the shape of each has in store for it; spread over the province as the
 * others are.
 *
 * @param enterprises there are
 * @param count of them stop
 * @param from the first period in which some put out nothing
 * @param eachPeriod how many stop in each period
 */
record Stops(int enterprises, int count, long from, int eachPeriod) {

    /** Nobody stops. */
    static final Stops NONE = new Stops(1, 0, 0, 1);

    Stops {
        if (count < 0 || count > enterprises) {
            throw new IllegalArgumentException("stops must be in 0.." + enterprises + ", is " + count);
        }
        if (eachPeriod < 1) {
            throw new IllegalArgumentException("stops each period must be at least 1, is " + eachPeriod);
        }
    }

    /** Whether the enterprise has stopped by the period. */
    boolean isStopped(int number, long slot) {
        if (count == 0) {
            return false;
        }
        int apart = enterprises / count;
        long order = number / apart;
        return number % apart == 0 && order < count && slot >= from + order / eachPeriod;
    }
}
