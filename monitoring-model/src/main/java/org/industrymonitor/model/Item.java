package org.industrymonitor.model;

import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * What is measured: a product or an energy carrier.
 *
 * @param code stable id, never the name of a measure's series
 * @param unit the unit its quantities are kept in
 * @param measure what it adds to
 * @param signed whether a negative quantity is a fact and not a mistake
 * @param coefficients what one unit counts for, oldest first
 */
public record Item(
        String code,
        String nameZh,
        String nameEn,
        String unit,
        Measure measure,
        boolean signed,
        List<Coefficient> coefficients) {

    public Item {
        Check.id("code", code);
        if (code.equals(Measure.OUTPUT.series()) || code.equals(Measure.ENERGY.series())) {
            throw new IllegalArgumentException("code must not be the name of a measure, is '" + code + "'");
        }
        Check.id("unit", unit);
        Objects.requireNonNull(measure, "measure");
        coefficients = List.copyOf(coefficients);
        if (coefficients.isEmpty()) {
            throw new IllegalArgumentException("item '" + code + "' must have a coefficient");
        }
        for (int i = 1; i < coefficients.size(); i++) {
            Coefficient before = coefficients.get(i - 1);
            Coefficient after = coefficients.get(i);
            if (after.validFrom().isEmpty()
                    || (before.validFrom().isPresent()
                            && !before.validFrom()
                                    .get()
                                    .isBefore(after.validFrom().get()))) {
                throw new IllegalArgumentException("coefficients of item '" + code + "' must be in order of time");
            }
        }
    }

    /**
     * What a quantity of this item counts for in its measure, by the coefficient in force on the day. Before the first
     * coefficient the first one stands in.
     *
     * @param quantity fixed point, in this item's unit
     * @param epochDay local day in which the period starts, asked for only if it matters
     * @return fixed point, yuan or kgce
     * @throws ArithmeticException when it does not fit a long
     */
    public long counted(long quantity, LongSupplier epochDay) {
        return coefficients.size() == 1 ? coefficients.get(0).times(quantity) : counted(quantity, epochDay.getAsLong());
    }

    /** Likewise, where the day is at hand. */
    public long counted(long quantity, long epochDay) {
        int last = coefficients.size() - 1;
        while (last > 0 && coefficients.get(last).validFrom().orElseThrow().toEpochDay() > epochDay) {
            last--;
        }
        return coefficients.get(last).times(quantity);
    }
}
