package org.industrymonitor.model;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A unit of measurement.
 *
 * @param code as it is written, such as {@code MWh}
 * @param dimension what it measures; units of one dimension convert into each other
 * @param factor how many of the dimension's base unit it is
 */
public record Unit(String code, String dimension, BigDecimal factor) {

    public Unit {
        Check.id("code", code);
        Check.id("dimension", dimension);
        Objects.requireNonNull(factor, "factor");
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factor must be above 0, is " + factor);
        }
        factor = factor.stripTrailingZeros();
    }
}
