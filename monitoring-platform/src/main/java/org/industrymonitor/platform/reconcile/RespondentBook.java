package org.industrymonitor.platform.reconcile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reference;

/** How the figures of a cell moved from each period to the next, of those that were expected and reported both times. */
final class RespondentBook {

    /** What a series is of. */
    record Line(PeriodLength length, String series) {}

    /** No estimate of what was left behind in one period is larger: 2^63 / 2 / 64. */
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE / 128);

    private static final BigInteger[] NOBODY = {BigInteger.ZERO, BigInteger.ZERO};

    /** By the number of the later period: the sums now and then. */
    private final Map<Line, TreeMap<Long, BigInteger[]>> movements = new HashMap<>();

    RespondentBook(Reference reference, Collection<Membership> members) {
        for (Membership member : members) {
            for (String item : member.version().items()) {
                TreeMap<Long, Membership.Fact> facts = member.facts().getOrDefault(item, new TreeMap<>());
                Optional<Item> known = reference.item(item);
                facts.forEach((index, fact) -> {
                    Membership.Fact before = facts.get(index - 1);
                    if (fact.present() && before != null && before.present()) {
                        PeriodLength length = member.version().period();
                        move(new Line(length, item), index, fact.value(), before.value());
                        known.ifPresent(i ->
                                move(new Line(length, i.measure().series()), index, fact.counted(), before.counted()));
                    }
                });
            }
        }
    }

    private void move(Line line, long index, long now, long then) {
        movements
                .computeIfAbsent(line, l -> new TreeMap<>())
                .merge(index, new BigInteger[] {BigInteger.valueOf(now), BigInteger.valueOf(then)}, (a, b) ->
                        new BigInteger[] {a[0].add(b[0]), a[1].add(b[1])});
    }

    /** What an amount of the base comes to in a later period; nothing when it cannot be carried there. */
    long carried(Line line, BigInteger amount, long base, long index) {
        BigInteger carried = amount;
        for (long next = base + 1; next <= index; next++) {
            BigInteger[] movement =
                    movements.getOrDefault(line, new TreeMap<>()).getOrDefault(next, NOBODY);
            if (movement[1].signum() <= 0 || movement[0].signum() < 0) {
                return 0;
            }
            carried = new BigDecimal(carried.multiply(movement[0]))
                    .divide(new BigDecimal(movement[1]), 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
            if (carried.bitLength() >= Long.SIZE) {
                return 0;
            }
        }
        return carried.abs().compareTo(LARGEST) > 0 ? 0 : carried.longValueExact();
    }
}
