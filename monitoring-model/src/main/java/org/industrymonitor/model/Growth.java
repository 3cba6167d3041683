package org.industrymonitor.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Growth rates and what contributes to them, in percent and percentage points, fixed point. */
public final class Growth {

    private static final BigInteger PERCENT = BigInteger.valueOf(100L * FixedPoint.ONE);

    private Growth() {}

    /** The growth from then to now, in percent, rounded half-even; empty when then is not positive, or nothing fits. */
    public static OptionalLong percent(long now, long then) {
        if (then <= 0) {
            return OptionalLong.empty();
        }
        BigInteger growth = rounded(BigInteger.valueOf(now).subtract(BigInteger.valueOf(then)), then);
        return fits(growth) ? OptionalLong.of(growth.longValue()) : OptionalLong.empty();
    }

    /**
     * Splits the growth of a whole into percentage points of its parts, so that they add up to it exactly: each is rounded
     * down, and what is then left over goes by one unit to those that lost most by it, earlier parts first.
     *
     * @param changes of the parts, now less then; they add up to the change of the whole
     * @param then of the whole
     * @param growth of the whole, as {@link #percent} gives it
     * @return empty when one does not fit a long
     * @throws IllegalArgumentException when the changes do not add up to that growth
     */
    public static Optional<List<Long>> points(List<Long> changes, long then, long growth) {
        BigInteger base = BigInteger.valueOf(then);
        List<BigInteger> points = new ArrayList<>(changes.size());
        List<BigInteger> lost = new ArrayList<>(changes.size());
        BigInteger left = BigInteger.valueOf(growth);
        for (long change : changes) {
            BigInteger exact = BigInteger.valueOf(change).multiply(PERCENT);
            BigInteger remainder = exact.mod(base);
            BigInteger floor = exact.subtract(remainder).divide(base);
            points.add(floor);
            lost.add(remainder);
            left = left.subtract(floor);
        }
        if (left.signum() < 0 || left.compareTo(BigInteger.valueOf(changes.size())) > 0) {
            throw new IllegalArgumentException("changes must add up to a growth of " + growth + ", are " + changes);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(lost::get, Comparator.reverseOrder()));
        order.subList(0, left.intValue())
                .forEach(part -> points.set(part, points.get(part).add(BigInteger.ONE)));
        return points.stream().allMatch(Growth::fits)
                ? Optional.of(points.stream().map(BigInteger::longValue).toList())
                : Optional.empty();
    }

    private static boolean fits(BigInteger value) {
        return value.bitLength() < Long.SIZE;
    }

    private static BigInteger rounded(BigInteger change, long then) {
        return new BigDecimal(change.multiply(PERCENT))
                .divide(BigDecimal.valueOf(then), 0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }
}
