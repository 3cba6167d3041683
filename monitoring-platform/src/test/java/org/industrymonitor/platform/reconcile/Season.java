package org.industrymonitor.platform.reconcile;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * The days of a chronicle: most often few of them around one on which something ends, so that they meet.
 *
 * @param centre the day around which they lie
 * @param twoYears whether the same days one year earlier are among them
 */
record Season(LocalDate centre, boolean twoYears) {

    /** Leap days, what the year after has instead, ends of years and months, and changes of the clocks. */
    private static final List<LocalDate> CENTRES = List.of(
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2025, 2, 28),
            LocalDate.of(2024, 12, 31),
            LocalDate.of(2024, 3, 31),
            LocalDate.of(2024, 10, 5));

    private static final int NEAR = 3;
    private static final int FAR = 30;

    static Arbitrary<Season> any() {
        return Combinators.combine(Arbitraries.of(CENTRES), Arbitraries.of(true, false))
                .as(Season::new);
    }

    /** A day of the season. */
    Arbitrary<LocalDate> day() {
        Arbitrary<Integer> away = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(-NEAR, NEAR)),
                Tuple.of(1, Arbitraries.integers().between(-FAR, FAR)));
        Arbitrary<Integer> yearsBack =
                twoYears ? Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(1, 1)) : Arbitraries.just(0);
        return Combinators.combine(away, yearsBack)
                .as((days, years) -> centre.plusDays(days).minusYears(years));
    }

    /** A day on which the registry changes: of the season, or any within the year before it. */
    Arbitrary<LocalDate> turn() {
        Arbitrary<LocalDate> between = Arbitraries.integers().between(1, 360).map(centre::minusDays);
        return twoYears ? Arbitraries.frequencyOf(Tuple.of(1, day()), Tuple.of(1, between)) : day();
    }
}
