package org.industrymonitor.platform.simulate;

import java.util.Arrays;
import java.util.List;

/** A choice with a long tail: the n-th is chosen in proportion to {@code 1 / n^exponent}. */
final class Weights<T> {
    private final List<T> choices;
    private final double[] upTo;

    Weights(List<T> choices, double exponent) {
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("choices must not be empty");
        }
        this.choices = List.copyOf(choices);
        upTo = new double[choices.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += Math.pow(i + 1, -exponent);
            upTo[i] = sum;
        }
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] /= sum;
        }
    }

    /** The choice that a number in [0, 1) falls on. */
    T at(double unit) {
        int found = Arrays.binarySearch(upTo, unit);
        int index = found < 0 ? -found - 1 : found + 1;
        return choices.get(Math.min(index, upTo.length - 1));
    }
}
