package org.industrymonitor.platform.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;

/** Generates readings of an economy: what they state often meets, replaces or takes back what another states. */
final class Statements {

    /** What is officially stated, most often months, and one length that is in no account. */
    private static final List<PeriodLength> OFFICIAL_LENGTHS = List.of(
            PeriodLength.P1M,
            PeriodLength.P1M,
            PeriodLength.P1M,
            PeriodLength.P1D,
            PeriodLength.PT1H,
            PeriodLength.PT15M);

    /** Periods of a crowded economy. */
    private static final int MEETINGS = 7;

    private final Economy economy;
    private final PeriodGrid grid;

    Statements(Economy economy) {
        this.economy = economy;
        this.grid = new PeriodGrid(economy.zone());
    }

    Arbitrary<Reading> any() {
        Arbitrary<String> unknown =
                Arbitraries.of(economy.prefix() + "nobody", "enterprise:" + economy.enterprise(0), "nothing:known");
        return Arbitraries.frequencyOf(
                Tuple.of(40, reading(economy.enterprise(), economy.lengths())),
                Tuple.of(8, reading(officialNode(), OFFICIAL_LENGTHS)),
                Tuple.of(1, reading(unknown, economy.lengths())));
    }

    /** One of few, so that they are corrected. */
    private Arbitrary<String> officialNode() {
        String prefix = economy.prefix();
        return Arbitraries.of(
                "country:" + prefix + "r0",
                "sector:" + prefix + "s0",
                "group:" + prefix + "g0",
                "county:" + prefix + "r1",
                "cell:" + prefix + "r1/" + prefix + "s0",
                "sector-province:" + prefix + "s0@" + prefix + "r1");
    }

    private Arbitrary<Reading> reading(Arbitrary<String> subjects, List<PeriodLength> ofLengths) {
        return Combinators.combine(
                        subjects,
                        period(ofLengths),
                        economy.item().set().ofMinSize(1).ofMaxSize(2),
                        value().list().ofSize(2),
                        revision(),
                        Arbitraries.frequency(
                                Tuple.of(8, ReadingStatus.ACTUAL),
                                Tuple.of(1, ReadingStatus.ESTIMATED),
                                Tuple.of(2, ReadingStatus.RETRACTED)))
                .as((subject, period, items, values, revision, status) -> {
                    List<ItemValue> figures = new ArrayList<>();
                    items.forEach(item -> figures.add(new ItemValue(item, values.get(figures.size()))));
                    return new Reading(subject, period, figures, revision, status, "");
                });
    }

    private static Arbitrary<Long> revision() {
        return Arbitraries.longs().between(0, 3);
    }

    private static Arbitrary<Long> value() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(0L, 1L, -1L)),
                Tuple.of(3, Arbitraries.longs().between(-50_000L, 50_000_0000L)));
    }

    /** Most often the first periods of one of few days; now and then one that is not aligned. */
    private Arbitrary<Period> period(List<PeriodLength> ofLengths) {
        return Combinators.combine(
                        Arbitraries.of(ofLengths),
                        economy.season().day(),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.integers().between(0, 3)),
                                Tuple.of(
                                        economy.crowded() ? 4 : 1,
                                        Arbitraries.integers().between(4, 95))),
                        Arbitraries.frequency(Tuple.of(40, 0), Tuple.of(1, 60)))
                .as((length, day, slot, late) -> {
                    long index = economy.crowded()
                            ? meeting(length, slot % MEETINGS)
                            : grid.indexOfDay(length, day) + (length.isWithinDay() ? slot : 0);
                    Instant start = grid.start(length, index).plusSeconds(late);
                    return new Period(length, start);
                });
    }

    /** Number of one of the periods of a crowded economy, around the day on which something ends. */
    private long meeting(PeriodLength length, int which) {
        return grid.indexOfDay(length, economy.season().centre()) + which - MEETINGS / 2;
    }

    /** What the enterprises of a crowded economy state of its periods, one after the other, with gaps; of others nothing. */
    Arbitrary<List<Reading>> regular() {
        List<Arbitrary<Optional<Reading>>> readings = new ArrayList<>();
        for (int enterprise = 0; economy.crowded() && enterprise < Economy.ENTERPRISES; enterprise++) {
            for (int which = 0; which < MEETINGS; which++) {
                readings.add(regular(economy.enterprise(enterprise), which));
            }
        }
        return Combinators.combine(readings)
                .as(all -> all.stream().flatMap(Optional::stream).toList());
    }

    private Arbitrary<Optional<Reading>> regular(String enterprise, int which) {
        PeriodLength length = economy.lengths().get(0);
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)),
                        economy.item().set().ofMinSize(1).ofMaxSize(2),
                        value().list().ofSize(2),
                        revision())
                .as((isThere, items, values, revision) -> {
                    List<ItemValue> figures = new ArrayList<>();
                    items.forEach(item -> figures.add(new ItemValue(item, values.get(figures.size()))));
                    Period period = grid.period(length, meeting(length, which));
                    return Optional.of(new Reading(enterprise, period, figures, revision, ReadingStatus.ACTUAL, ""))
                            .filter(reading -> isThere);
                });
    }

    /** Makes of a reading one of the same subject and items one year earlier; of two years only, and not always. */
    Arbitrary<Function<Reading, Optional<Reading>>> counterpart() {
        return Combinators.combine(
                        Arbitraries.of(economy.season().twoYears(), false),
                        value().list().ofSize(2),
                        revision())
                .as((isThere, values, revision) -> reading -> yearEarlier(reading.period())
                        .filter(period -> isThere)
                        .map(period -> new Reading(
                                reading.subject(),
                                period,
                                withValues(reading.items(), values),
                                revision,
                                ReadingStatus.ACTUAL,
                                "")));
    }

    private static List<ItemValue> withValues(List<ItemValue> items, List<Long> values) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> new ItemValue(items.get(i).item(), values.get(i)))
                .toList();
    }

    private Optional<Period> yearEarlier(Period period) {
        OptionalLong index = grid.isAligned(period)
                ? grid.yearEarlier(period.length(), grid.index(period.length(), period.start()))
                : OptionalLong.empty();
        return index.isPresent() ? Optional.of(grid.period(period.length(), index.getAsLong())) : Optional.empty();
    }
}
