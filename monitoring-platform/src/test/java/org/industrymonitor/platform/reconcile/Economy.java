package org.industrymonitor.platform.reconcile;

import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.industrymonitor.model.PeriodLength;

/**
 * What a chronicle is about: four regions, three sectors, three enterprises and four items, one of them not in the tables.
 *
 * @param prefix before every code, so that the economies of one topology have nothing in common
 * @param crowded whether its enterprises mostly report the same few periods of one cell, so that one's silence is met by others
 * @param lengths of the periods that its enterprises report
 */
record Economy(String prefix, ZoneId zone, Season season, boolean crowded, List<PeriodLength> lengths) {
    static final int REGIONS = 4;
    static final int SECTORS = 3;
    static final int ENTERPRISES = 3;
    static final int KNOWN_ITEMS = 3;

    private static final List<String> ITEMS = List.of("steel", "cement", "power", "coal");

    private static final List<PeriodLength> LENGTHS =
            List.of(PeriodLength.PT1H, PeriodLength.P1D, PeriodLength.PT15M, PeriodLength.P1M);

    static Arbitrary<Economy> any(String prefix, ZoneId zone) {
        return Combinators.combine(
                        Season.any(),
                        Arbitraries.frequency(Tuple.of(2, false), Tuple.of(1, true)),
                        Arbitraries.of(LENGTHS).set().ofMinSize(1).ofMaxSize(3))
                .as((season, crowded, lengths) -> new Economy(
                        prefix,
                        zone,
                        season,
                        crowded,
                        lengths.stream().limit(crowded ? 1 : 3).toList()));
    }

    String enterprise(int number) {
        return prefix + "e" + number;
    }

    String item(int number) {
        return prefix + ITEMS.get(number);
    }

    Arbitrary<String> enterprise() {
        return Arbitraries.integers().between(0, ENTERPRISES - 1).map(this::enterprise);
    }

    Arbitrary<String> item() {
        return Arbitraries.integers().between(0, crowded ? 1 : ITEMS.size() - 1).map(this::item);
    }
}
