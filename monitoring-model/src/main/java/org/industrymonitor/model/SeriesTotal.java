package org.industrymonitor.model;

import java.util.OptionalDouble;

/**
 * The sum of a series over a pane or a window, with how much of it was reported, by count and by weight, and what is estimated
 * for the figures that are missing.
 *
 * @param series a measure's series, or an item code
 * @param sum fixed point: yuan, kgce, or the item's unit
 * @param reported figures in the sum that the registry expects: one for each enterprise, item and period
 * @param expected figures that the registry expects
 * @param reportedWeight the same, each figure by the weight of its enterprise, fixed point
 * @param expectedWeight likewise
 * @param imputed estimated for figures that are expected and missing, in no sum, fixed point; 0 unless imputation is on
 */
public record SeriesTotal(
        String series, long sum, long reported, long expected, long reportedWeight, long expectedWeight, long imputed) {

    public SeriesTotal {
        Check.id("series", series);
        Check.atLeast("reported", 0, reported);
        Check.atLeast("expected", 0, expected);
        Check.atLeast("reportedWeight", 0, reportedWeight);
        Check.atLeast("expectedWeight", 0, expectedWeight);
    }

    /** Without estimates. */
    public SeriesTotal(
            String series, long sum, long reported, long expected, long reportedWeight, long expectedWeight) {
        this(series, sum, reported, expected, reportedWeight, expectedWeight, 0);
    }

    /** Of figures that each weigh 1. */
    public SeriesTotal(String series, long sum, long reported, long expected) {
        this(series, sum, reported, expected, reported * FixedPoint.ONE, expected * FixedPoint.ONE);
    }

    /** Whether it says nothing: no figure is in it, and none expected. */
    public boolean isVoid() {
        return sum == 0 && reported == 0 && expected == 0;
    }

    /** Whether all that is expected was reported. */
    public boolean isComplete() {
        return reported >= expected;
    }

    /**
     * Both together.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    public SeriesTotal plus(SeriesTotal other) {
        return new SeriesTotal(
                series,
                Math.addExact(sum, other.sum),
                Math.addExact(reported, other.reported),
                Math.addExact(expected, other.expected),
                Math.addExact(reportedWeight, other.reportedWeight),
                Math.addExact(expectedWeight, other.expectedWeight),
                Math.addExact(imputed, other.imputed));
    }

    /** The same with another estimate for what is missing. */
    public SeriesTotal withImputed(long estimate) {
        return new SeriesTotal(series, sum, reported, expected, reportedWeight, expectedWeight, estimate);
    }

    /** The estimated part of sum and estimate together; empty where nothing is estimated, or both are not more than 0. */
    public OptionalDouble imputedShare() {
        double whole = (double) sum + imputed;
        return imputed == 0 || whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of(imputed / whole);
    }
}
