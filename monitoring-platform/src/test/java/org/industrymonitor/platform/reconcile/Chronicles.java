package org.industrymonitor.platform.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;

/**
 * Generates chronicles: few enterprises, items and days, so that statements meet, replace and move one another often.
 * Four regions and three sectors under random parents, one zone to a tree; entries come late, twice and corrected.
 */
final class Chronicles {

    private static final int REGIONS = 4;
    private static final int SECTORS = 3;
    private static final int ENTERPRISES = 3;

    /** The first of 80 days that hold a leap day, the start of summer time in the north and its end in the south. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 28);

    private static final int DAYS = 80;

    /** Whole and half hours, with summer time and without, and a plain offset. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("+10:00"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Australia/Lord_Howe"));

    private static final List<PeriodLength> LENGTHS =
            List.of(PeriodLength.PT1H, PeriodLength.P1D, PeriodLength.PT15M, PeriodLength.P1M);

    private static final List<String> ITEMS = List.of("steel", "cement", "power", "coal");

    /** Before every code, so that the economies of one topology have nothing in common. */
    private final String prefix;

    private final ZoneId zone;

    private Chronicles(String prefix, ZoneId zone) {
        this.prefix = prefix;
        this.zone = zone;
    }

    /** So many economies in one zone; nothing of one is known to another. */
    static Arbitrary<List<Chronicle>> neighbours(int count) {
        return Arbitraries.of(ZONES)
                .flatMap(zone -> Combinators.combine(IntStream.range(0, count)
                                .mapToObj(number -> new Chronicles((char) ('a' + number) + "-", zone).any())
                                .toList())
                        .as(chronicles -> chronicles));
    }

    private Arbitrary<Chronicle> any() {
        return Combinators.combine(
                        foundation(),
                        Arbitraries.integers().between(0, 20).list().ofSize(REGIONS + SECTORS + 3 + ENTERPRISES),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                        event().list().ofMaxSize(40))
                .as((first, delays, isLate, later) ->
                        isLate ? late(first, delays, later) : new Chronicle(first, later));
    }

    /** With each of the first entries so many events late. */
    private static Chronicle late(List<Chronicle.Event> first, List<Integer> delays, List<Chronicle.Event> later) {
        List<Chronicle.Event> events = new ArrayList<>(later);
        for (int i = first.size() - 1; i >= 0; i--) {
            events.add(Math.min(delays.get(i), events.size()), first.get(i));
        }
        return new Chronicle(List.of(), events);
    }

    /** Each entry once: a whole tree. */
    private Arbitrary<List<Chronicle.Event>> foundation() {
        List<Arbitrary<Chronicle.Event>> entries = new ArrayList<>();
        for (int i = 0; i < REGIONS; i++) {
            entries.add(region(i));
        }
        for (int i = 0; i < SECTORS; i++) {
            entries.add(sector(i));
        }
        for (int i = 0; i < 3; i++) {
            entries.add(item(prefix + ITEMS.get(i)));
        }
        for (int i = 0; i < ENTERPRISES; i++) {
            entries.add(enterprise(prefix + "e" + i));
        }
        return Combinators.combine(entries).as(events -> events);
    }

    private Arbitrary<Chronicle.Event> event() {
        return Arbitraries.frequencyOf(
                Tuple.of(60, reading()),
                Tuple.of(6, Arbitraries.just(new Chronicle.Event.Pause())),
                Tuple.of(4, enterpriseId().flatMap(this::enterprise)),
                Tuple.of(1, enterpriseId().map(Chronicle.Event.StruckOff::new)),
                Tuple.of(1, Arbitraries.integers().between(0, REGIONS - 1).flatMap(this::region)),
                Tuple.of(1, Arbitraries.integers().between(0, SECTORS - 1).flatMap(this::sector)),
                Tuple.of(1, itemCode().flatMap(this::item)));
    }

    private Arbitrary<String> enterpriseId() {
        return Arbitraries.integers().between(0, ENTERPRISES - 1).map(i -> prefix + "e" + i);
    }

    private Arbitrary<String> itemCode() {
        return Arbitraries.of(ITEMS).map(item -> prefix + item);
    }

    private Arbitrary<Chronicle.Event> region(int number) {
        if (number == 0) {
            return Arbitraries.just(registered(new RegistryRecord.OfRegion(
                    new RegionEntry(prefix + "r0", "", "", Optional.empty(), RegionLevel.COUNTRY, Optional.of(zone)))));
        }
        return Combinators.combine(
                        Arbitraries.integers().between(0, number - 1),
                        Arbitraries.of(RegionLevel.CITY, RegionLevel.COUNTY, RegionLevel.PROVINCE))
                .as((parent, level) -> registered(new RegistryRecord.OfRegion(new RegionEntry(
                        prefix + "r" + number, "", "", Optional.of(prefix + "r" + parent), level, Optional.empty()))));
    }

    private Arbitrary<Chronicle.Event> sector(int number) {
        return Arbitraries.integers()
                .between(-1, number - 1)
                .map(parent -> registered(new RegistryRecord.OfSector(new SectorEntry(
                        prefix + "s" + number,
                        "",
                        "",
                        parent < 0 ? Optional.empty() : Optional.of(prefix + "s" + parent)))));
    }

    /** With one to three coefficients, each from a day on. */
    private Arbitrary<Chronicle.Event> item(String code) {
        Arbitrary<BigDecimal> coefficient =
                Arbitraries.of("1", "0", "0.1229", "3456.78", "0.333333333").map(BigDecimal::new);
        return Combinators.combine(
                        Arbitraries.of(Measure.OUTPUT, Measure.ENERGY),
                        coefficient.list().ofSize(3),
                        day().set().ofMaxSize(2))
                .as((measure, values, days) -> {
                    List<LocalDate> sorted = days.stream().sorted().toList();
                    List<Coefficient> coefficients = new ArrayList<>();
                    coefficients.add(new Coefficient(Optional.empty(), values.get(0)));
                    for (int i = 0; i < sorted.size(); i++) {
                        coefficients.add(new Coefficient(Optional.of(sorted.get(i)), values.get(i + 1)));
                    }
                    return registered(
                            new RegistryRecord.OfItem(new Item(code, "", "", "t", measure, true, coefficients)));
                });
    }

    /** With one to three versions that may leave days between them. */
    private Arbitrary<Chronicle.Event> enterprise(String id) {
        return Combinators.combine(
                        version().list().ofMinSize(1).ofMaxSize(3),
                        day().set().ofSize(4),
                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)),
                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)),
                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
                .as((versions, days, openStart, openEnd, withoutGap) -> {
                    List<LocalDate> bounds = days.stream().sorted().toList();
                    List<EnterpriseVersion> dated = new ArrayList<>();
                    for (int i = 0; i < versions.size(); i++) {
                        boolean last = i == versions.size() - 1;
                        if (withoutGap || i != 1 || last) {
                            dated.add(during(
                                    versions.get(i),
                                    i == 0 && openStart ? Optional.empty() : Optional.of(bounds.get(i)),
                                    last && openEnd ? Optional.empty() : Optional.of(bounds.get(i + 1))));
                        }
                    }
                    return registered(new RegistryRecord.OfEnterprise(new EnterpriseEntry(id, dated)));
                });
    }

    private Arbitrary<EnterpriseVersion> version() {
        return Combinators.combine(
                        // one more than there are: unknown to the tables
                        Arbitraries.frequencyOf(
                                Tuple.of(20, Arbitraries.integers().between(0, SECTORS - 1)),
                                Tuple.of(1, Arbitraries.just(SECTORS))),
                        Arbitraries.frequencyOf(
                                Tuple.of(20, Arbitraries.integers().between(0, REGIONS - 1)),
                                Tuple.of(1, Arbitraries.just(REGIONS))),
                        Arbitraries.of(prefix + "g0", prefix + "g1").list().ofMaxSize(2),
                        Arbitraries.of(LENGTHS),
                        itemCode().set().ofMaxSize(3))
                .as((sector, region, groups, length, items) -> new EnterpriseVersion(
                        "",
                        prefix + "s" + sector,
                        prefix + "r" + region,
                        groups,
                        Optional.empty(),
                        Optional.empty(),
                        length,
                        List.copyOf(items),
                        FixedPoint.ONE,
                        OptionalLong.empty()));
    }

    private static EnterpriseVersion during(
            EnterpriseVersion version, Optional<LocalDate> from, Optional<LocalDate> to) {
        return new EnterpriseVersion(
                version.name(),
                version.sector(),
                version.region(),
                version.groups(),
                from,
                to,
                version.period(),
                version.items(),
                version.weight(),
                version.capacity());
    }

    private Arbitrary<Chronicle.Event> reading() {
        Arbitrary<String> subject = Arbitraries.frequencyOf(
                Tuple.of(40, enterpriseId()),
                Tuple.of(1, Arbitraries.of("sector:" + prefix + "s0", prefix + "nobody")));
        return Combinators.combine(
                        subject,
                        period(new PeriodGrid(zone)),
                        itemCode().set().ofMinSize(1).ofMaxSize(2),
                        value().list().ofSize(2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.frequency(
                                Tuple.of(8, ReadingStatus.ACTUAL),
                                Tuple.of(1, ReadingStatus.ESTIMATED),
                                Tuple.of(2, ReadingStatus.RETRACTED)))
                .as((who, period, items, values, revision, status) -> {
                    List<ItemValue> figures = new ArrayList<>();
                    items.forEach(item -> figures.add(new ItemValue(item, values.get(figures.size()))));
                    return new Chronicle.Event.Stated(
                            new Reading(who, period, Collections.unmodifiableList(figures), revision, status, ""));
                });
    }

    private static Arbitrary<Long> value() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(0L, 1L, -1L)),
                Tuple.of(3, Arbitraries.longs().between(-50_000L, 50_000_0000L)));
    }

    /** Most often the first periods of one of few days; now and then one that is not aligned. */
    private Arbitrary<Period> period(PeriodGrid grid) {
        return Combinators.combine(
                        Arbitraries.of(LENGTHS),
                        day(),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.integers().between(0, 3)),
                                Tuple.of(1, Arbitraries.integers().between(4, 95))),
                        Arbitraries.frequency(Tuple.of(40, 0), Tuple.of(1, 60)))
                .as((length, day, slot, late) -> {
                    long index = grid.indexOfDay(length, day) + (length.isWithinDay() ? slot : 0);
                    Instant start = grid.start(length, index).plusSeconds(late);
                    return new Period(length, start);
                });
    }

    /** Most often one of a week. */
    private static Arbitrary<LocalDate> day() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.integers().between(28, 36)),
                        Tuple.of(1, Arbitraries.integers().between(0, DAYS)))
                .map(FIRST_DAY::plusDays);
    }

    private static Chronicle.Event registered(RegistryRecord entry) {
        return new Chronicle.Event.Registered(entry);
    }
}
