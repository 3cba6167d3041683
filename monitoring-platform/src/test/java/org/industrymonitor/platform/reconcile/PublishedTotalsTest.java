package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.industrymonitor.model.Aggregate;
import org.industrymonitor.model.Coefficient;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Measure;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.RegionLevel;
import org.industrymonitor.model.RegistryRecord;
import org.industrymonitor.model.SectorEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Someone else's totals: 38 days of India's daily generation report, whose publisher gives units and the totals of their
 * stations. The folder that {@code -DlocalData} names holds it in {@code npp-2025}.
 */
@Tag("local-data")
class PublishedTotalsTest {

    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final String POWER = "generation";

    /** Nine times the source prints a unit twice and its station's total counts it once. */
    @Test
    void addsUpUnitsToStationsButWhereTheSourceCountsAUnitTwice() {
        Map<String, Integer> seen = new HashMap<>();
        List<String> different = stationsUnlikeTheirUnits(row -> {
            String unit = row.getField("station") + "/" + row.getField("unit");
            return unit + "/" + seen.merge(unit + row.getField("date"), 1, Integer::sum);
        });

        different.forEach(System.out::println);
        assertThat(different)
                .containsExactly(
                        "2025-01-09 GH TPS (LEH.MOH.): units 18.2, station 13.97",
                        "2025-01-11 RAICHUR TPS: units 27.96, station 23.87",
                        "2025-01-17 RATIJA TPS: units 2.28, station 1.62",
                        "2025-01-18 BONGAIGAON TPP: units 18.62, station 14.24",
                        "2025-01-18 GH TPS (LEH.MOH.): units 15.84, station 12.54",
                        "2025-01-23 KORBA STPS: units 51.16, station 50.38",
                        "2025-01-24 KHAPARKHEDA TPS: units 27.21, station 24.44",
                        "2025-01-28 SURATGARH TPS: units 22.53, station 20.79",
                        "2025-02-05 ANPARA TPS: units 31.41, station 31.21");
    }

    /** The same unit stated twice is one statement: told apart by what they are, units give every station's total. */
    @Test
    void takesAUnitStatedTwiceForOneAndIsRightWhereTheSourceIsNot() {
        List<String> different = stationsUnlikeTheirUnits(row -> row.getField("station") + "/" + row.getField("unit")
                + (row.getField("remarks").equals("unit not yet commissioned") ? "/new" : ""));

        assertThat(different).isEmpty();
    }

    private static List<String> stationsUnlikeTheirUnits(Function<NamedCsvRecord, String> subject) {
        List<NamedCsvRecord> units = rows("units.csv.gz");
        try (DrivenTopology topology = new DrivenTopology(10_000)) {
            publish(topology, units, subject, row -> List.of(row.getField("station")));

            assertThat(topology.reconcile().first()).isEmpty();
            Map<String, Long> published = totals(topology);
            Map<String, String> different = new TreeMap<>();
            int compared = 0;
            for (NamedCsvRecord row : rows("published-levels.csv.gz")) {
                String node = "group:" + row.getField("station");
                Long total = published.get(Aggregate.key(node, PeriodLength.P1D, start(row)));
                if (row.getField("level").equals("STATION") && total != null) {
                    compared++;
                    if (total != actual(row)) {
                        different.put(
                                row.getField("date") + " " + row.getField("station"),
                                ": units " + FixedPoint.print(total) + ", station " + FixedPoint.print(actual(row)));
                    }
                }
            }
            assertThat(compared).isEqualTo(8_316);
            return different.entrySet().stream()
                    .map(entry -> entry.getKey() + entry.getValue())
                    .toList();
        }
    }

    /** Registers whoever is in the rows by their columns, each day as they stand on it, and states the rows. */
    private static void publish(
            DrivenTopology topology,
            List<NamedCsvRecord> rows,
            Function<NamedCsvRecord, String> subjectOf,
            Function<NamedCsvRecord, List<String>> groupsOf) {
        Map<String, TreeMap<LocalDate, EnterpriseVersion>> versions = new LinkedHashMap<>();
        Map<String, RegistryRecord> reference = new LinkedHashMap<>();
        List<Reading> readings = new ArrayList<>();
        add(reference, generation());
        add(reference, region("INDIA", null, RegionLevel.COUNTRY));
        for (NamedCsvRecord row : rows) {
            add(reference, region(row.getField("region"), "INDIA", RegionLevel.PROVINCE));
            add(reference, region(state(row), row.getField("region"), RegionLevel.CITY));
            add(reference, sector(owner(row), null));
            add(reference, sector(type(row), owner(row)));
            String subject = subjectOf.apply(row);
            versions.computeIfAbsent(subject, s -> new TreeMap<>()).put(day(row), version(row, groupsOf.apply(row)));
            readings.add(new Reading(
                    subject,
                    new Period(PeriodLength.P1D, start(row)),
                    List.of(new ItemValue(POWER, actual(row))),
                    0,
                    ReadingStatus.ACTUAL,
                    "npp"));
        }
        reference.values().forEach(topology::register);
        versions.forEach((subject, byDay) -> topology.register(new RegistryRecord.OfEnterprise(entry(subject, byDay))));
        readings.forEach(topology::state);
    }

    private static void add(Map<String, RegistryRecord> reference, RegistryRecord entry) {
        RegistryRecord known = reference.putIfAbsent(entry.key(), entry);
        assertThat(known).isIn(null, entry);
    }

    /** A version from each day on which the columns are others than the day before. */
    private static EnterpriseEntry entry(String subject, TreeMap<LocalDate, EnterpriseVersion> byDay) {
        TreeMap<LocalDate, EnterpriseVersion> changes = new TreeMap<>();
        byDay.forEach((day, version) -> {
            if (changes.isEmpty() || !changes.lastEntry().getValue().equals(version)) {
                changes.put(day, version);
            }
        });
        List<EnterpriseVersion> dated = new ArrayList<>();
        changes.forEach((day, version) -> dated.add(new EnterpriseVersion(
                version.name(),
                version.sector(),
                version.region(),
                version.groups(),
                Optional.of(day),
                Optional.ofNullable(changes.higherKey(day)),
                version.period(),
                version.items(),
                version.weight(),
                version.capacity())));
        return new EnterpriseEntry(subject, dated);
    }

    private static EnterpriseVersion version(NamedCsvRecord row, List<String> groups) {
        return new EnterpriseVersion(
                "",
                type(row),
                state(row),
                groups,
                Optional.empty(),
                Optional.empty(),
                PeriodLength.P1D,
                List.of(POWER),
                FixedPoint.ONE,
                OptionalLong.empty());
    }

    private static RegistryRecord generation() {
        return new RegistryRecord.OfItem(new Item(
                POWER,
                "",
                "",
                "GWh",
                Measure.OUTPUT,
                false,
                List.of(new Coefficient(Optional.empty(), BigDecimal.ONE))));
    }

    private static RegistryRecord region(String code, String parent, RegionLevel level) {
        return new RegistryRecord.OfRegion(new RegionEntry(
                code,
                "",
                code,
                Optional.ofNullable(parent),
                level,
                parent == null ? Optional.of(KOLKATA) : Optional.empty()));
    }

    private static RegistryRecord sector(String code, String parent) {
        return new RegistryRecord.OfSector(new SectorEntry(code, "", code, Optional.ofNullable(parent)));
    }

    /** Sums of the item by record key, as they were published last. */
    private static Map<String, Long> totals(DrivenTopology topology) {
        Map<String, Long> totals = new HashMap<>();
        topology.published()
                .forEach(aggregate ->
                        aggregate.total(POWER).ifPresent(total -> totals.put(aggregate.key(), total.sum())));
        return totals;
    }

    private static String state(NamedCsvRecord row) {
        return row.getField("region") + "." + row.getField("state");
    }

    /** Who owns the station; imports have no owner in the source. */
    private static String owner(NamedCsvRecord row) {
        return row.getField("sector").isBlank() ? "NONE" : row.getField("sector");
    }

    /** Imports from Bhutan have none. */
    private static String sector(NamedCsvRecord row) {
        return row.getField("sector").isEmpty() ? "-" : row.getField("sector");
    }

    private static String type(NamedCsvRecord row) {
        return owner(row) + "." + row.getField("station_type");
    }

    private static LocalDate day(NamedCsvRecord row) {
        return LocalDate.parse(row.getField("date"));
    }

    private static Instant start(NamedCsvRecord row) {
        return day(row).atStartOfDay(KOLKATA).toInstant();
    }

    private static long actual(NamedCsvRecord row) {
        return FixedPoint.parse(row.getField("actual_mu"));
    }

    private static List<NamedCsvRecord> rows(String file) {
        Path path = Path.of(System.getProperty("localData"), "npp-2025", file);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
