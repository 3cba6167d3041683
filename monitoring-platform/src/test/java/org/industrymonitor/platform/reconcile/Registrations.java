package org.industrymonitor.platform.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;

/** Generates entries of the registry of an economy: parents, moves, weights and shares at random. */
final class Registrations {

    /** The whole, said in two ways, and parts; empty for none. */
    private static final List<Optional<String>> SHARES =
            List.of(Optional.empty(), Optional.of(""), Optional.of("*1"), Optional.of("*0.35"), Optional.of("*0.5"));

    private static final List<String> WEIGHTS = List.of("1", "1", "2.5", "0.0001", "0");

    private final Economy economy;

    Registrations(Economy economy) {
        this.economy = economy;
    }

    /** Under one of those before it; the first is the country. */
    Arbitrary<Chronicle.Event> region(int number) {
        if (number == 0) {
            return Arbitraries.just(registered(new RegistryRecord.OfRegion(new RegionEntry(
                    economy.prefix() + "r0",
                    "",
                    "",
                    Optional.empty(),
                    RegionLevel.COUNTRY,
                    Optional.of(economy.zone())))));
        }
        return Combinators.combine(
                        Arbitraries.integers().between(0, number - 1),
                        Arbitraries.of(RegionLevel.CITY, RegionLevel.COUNTY, RegionLevel.PROVINCE))
                .as((parent, level) -> registered(new RegistryRecord.OfRegion(new RegionEntry(
                        economy.prefix() + "r" + number,
                        "",
                        "",
                        Optional.of(economy.prefix() + "r" + parent),
                        level,
                        Optional.empty()))));
    }

    /** Under one of those before it, or none. */
    Arbitrary<Chronicle.Event> sector(int number) {
        return Arbitraries.integers()
                .between(-1, number - 1)
                .map(parent -> registered(new RegistryRecord.OfSector(new SectorEntry(
                        economy.prefix() + "s" + number,
                        "",
                        "",
                        parent < 0 ? Optional.empty() : Optional.of(economy.prefix() + "s" + parent)))));
    }

    /** With one to three coefficients, each from a day on. */
    Arbitrary<Chronicle.Event> item(String code) {
        Arbitrary<BigDecimal> coefficient =
                Arbitraries.of("1", "0", "0.1229", "3456.78", "0.333333333").map(BigDecimal::new);
        return Combinators.combine(
                        Arbitraries.of(Measure.OUTPUT, Measure.ENERGY),
                        coefficient.list().ofSize(3),
                        economy.season().day().set().ofMaxSize(2))
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
    Arbitrary<Chronicle.Event> enterprise(String id) {
        return Combinators.combine(
                        version().list().ofMinSize(1).ofMaxSize(economy.crowded() ? 2 : 3),
                        economy.season().turn().set().ofSize(4),
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
                        oneOf(Economy.SECTORS),
                        oneOf(Economy.REGIONS),
                        Arbitraries.of(SHARES).list().ofSize(2),
                        Arbitraries.of(economy.lengths()),
                        economy.crowded()
                                ? economy.item().set().ofMinSize(1)
                                : economy.item().set().ofMaxSize(3),
                        Arbitraries.of(WEIGHTS).map(FixedPoint::parse))
                .as((sector, region, shares, length, items, weight) -> new EnterpriseVersion(
                        "",
                        economy.prefix() + "s" + sector,
                        economy.prefix() + "r" + region,
                        groups(shares),
                        Optional.empty(),
                        Optional.empty(),
                        length,
                        List.copyOf(items),
                        weight,
                        OptionalLong.empty()));
    }

    /** One of so many, in a crowded economy mostly the same; or one more than there are: unknown to the tables. */
    private Arbitrary<Integer> oneOf(int count) {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.integers().between(0, count - 1)),
                Tuple.of(1, Arbitraries.just(count)),
                Tuple.of(economy.crowded() ? 80 : 1, Arbitraries.just(1)));
    }

    private List<String> groups(List<Optional<String>> shares) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            String group = economy.prefix() + "g" + i;
            shares.get(i).ifPresent(share -> groups.add(group + share));
        }
        return groups;
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

    private static Chronicle.Event registered(RegistryRecord entry) {
        return new Chronicle.Event.Registered(entry);
    }
}
