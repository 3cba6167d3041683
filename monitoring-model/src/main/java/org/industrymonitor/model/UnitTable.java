package org.industrymonitor.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The units that readings may come in. Codes are case-sensitive: {@code MWh} and {@code mWh} differ by a milliard. */
public final class UnitTable {

    private static final int PLAIN_SCALE = 1_000;

    private final Map<String, Unit> units = new LinkedHashMap<>();

    public UnitTable(Collection<Unit> units) {
        units.forEach(unit -> this.units.put(unit.code(), unit));
    }

    public Optional<Unit> unit(String code) {
        return Optional.ofNullable(units.get(code));
    }

    public Collection<Unit> units() {
        return units.values();
    }

    /**
     * The quantity in another unit of the same dimension.
     *
     * @throws IllegalArgumentException when the dimensions differ
     */
    public static BigDecimal convert(BigDecimal quantity, Unit from, Unit to) {
        if (!from.dimension().equals(to.dimension())) {
            throw new IllegalArgumentException(
                    from.code() + " is " + from.dimension() + ", " + to.code() + " is " + to.dimension());
        }
        if (from.factor().compareTo(to.factor()) == 0) {
            return quantity;
        }
        BigDecimal base = quantity.multiply(from.factor(), MathContext.DECIMAL128);
        // Nearly all are powers of ten, and a division takes as long as all else that is done with a figure.  Exponents
        // beyond reason are left to the division, which does not take them.
        return to.factor().unscaledValue().equals(BigInteger.ONE) && Math.abs((long) base.scale()) < PLAIN_SCALE
                ? base.scaleByPowerOfTen(to.factor().scale())
                : base.divide(to.factor(), MathContext.DECIMAL128);
    }
}
