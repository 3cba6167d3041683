package org.industrymonitor.ingest.validate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Unit;
import org.industrymonitor.model.UnitTable;

/** Reads a value in some unit as a fixed-point quantity in its item's unit. */
final class QuantityReader {

    /**
     * Largest figure of one enterprise and period, in the item's unit and as yuan or kgce: a thousandth of what fixed
     * point holds, so that no sum of figures that pass comes near its end.
     */
    static final long LARGEST = 1_000_000_000_000L * FixedPoint.ONE;

    private static final int LONGEST = 64;

    private final UnitTable units;

    QuantityReader(UnitTable units) {
        this.units = units;
    }

    /**
     * @param path start of the names of the fields, such as {@code items[2].}
     * @param epochDay day whose coefficients count
     */
    long quantity(String path, String value, String unit, Item item, long epochDay, boolean official) {
        BigDecimal written = number(path, value);
        Unit from = unit(path, unit, item);
        Unit to = units.unit(item.unit()).orElse(from);
        try {
            long quantity = FixedPoint.of(UnitTable.convert(written, from, to));
            if (quantity < 0 && !item.signed()) {
                throw new Fault(
                        path + "value",
                        RefusalCode.NEGATIVE,
                        "value of " + item.code() + " must be at least 0, is " + value);
            }
            long counted = item.counted(quantity, epochDay);
            if (!official && (isTooLarge(quantity) || isTooLarge(counted))) {
                throw outOfRange(path, value, unit);
            }
            return quantity;
        } catch (ArithmeticException e) {
            throw outOfRange(path, value, unit);
        }
    }

    /** What there is to know of an item in some unit; empty where figures do not convert by moving the point. */
    Optional<PlainItem> plain(Item item, String unit) {
        Unit from = unit("", unit, item);
        Unit to = units.unit(item.unit()).orElse(from);
        if (!from.factor().unscaledValue().equals(to.factor().unscaledValue())) {
            return Optional.empty();
        }
        int shift = to.factor().scale() - from.factor().scale();
        long largest = LARGEST;
        for (Coefficient coefficient : item.coefficients()) {
            // with the coefficient rounded up, so that none that passes could be refused
            long counted = coefficient.value().setScale(0, RoundingMode.CEILING).longValueExact();
            largest = Math.min(largest, LARGEST / Math.max(1, counted));
        }
        return Optional.of(new PlainItem(item, shift, largest));
    }

    private static BigDecimal number(String path, String value) {
        if (value.length() <= LONGEST) {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException e) {
                throw notANumber(path, value);
            }
        }
        throw notANumber(path, value.substring(0, LONGEST) + "...");
    }

    private Unit unit(String path, String unit, Item item) {
        if (unit.isEmpty()) {
            throw new Fault(path + "unit", RefusalCode.MISSING_FIELD, "unit must be given");
        }
        Unit from = units.unit(unit)
                .or(() -> unit.equals(item.unit()) ? Optional.of(own(item)) : Optional.empty())
                .orElseThrow(
                        () -> new Fault(path + "unit", RefusalCode.UNKNOWN_UNIT, "unit is not known: '" + unit + "'"));
        String dimension = units.unit(item.unit()).orElseGet(() -> own(item)).dimension();
        if (!from.dimension().equals(dimension)) {
            throw new Fault(
                    path + "unit",
                    RefusalCode.UNIT_MISMATCH,
                    "unit of " + item.code() + " must convert to " + item.unit() + ", is " + unit + " ("
                            + from.dimension() + ")");
        }
        return from;
    }

    /** The unit of an item that no table knows converts into nothing but itself. */
    private static Unit own(Item item) {
        return new Unit(item.unit(), "unit " + item.unit(), BigDecimal.ONE);
    }

    private static boolean isTooLarge(long quantity) {
        return quantity > LARGEST || quantity < -LARGEST;
    }

    private static Fault notANumber(String path, String value) {
        return new Fault(
                path + "value", RefusalCode.NOT_A_NUMBER, "value must be a decimal number, is '" + value + "'");
    }

    private static Fault outOfRange(String path, String value, String unit) {
        return new Fault(
                path + "value",
                RefusalCode.OUT_OF_RANGE,
                "value does not fit: " + value + " " + unit + " is too large");
    }
}
