package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
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
 * Someone else's totals: 38 days of India's daily generation report, whose publisher gives units, the totals of their
 * stations, and the totals of types, sectors, states and regions.
 */
@Tag("local-data")
class PublishedTotalsTest {

    private static final String COUNTRY = "INDIA";
    private static final String GENERATION = "actual_mu";

    /** Columns in which the publisher's totals are the sums of the stations. */
    private static final List<String> ADDING_UP =
            List.of(GENERATION, "fytd_actual_mu", "monitored_capacity_mw", "capacity_under_outage_mw");

    /** Columns in which the publisher's totals hold stations that the report does not list. */
    private static final List<String> PROGRAMMES = List.of("program_mu", "fytd_program_mu");

    /** Before the name of a station: the group of its units as often as they are printed. */
    private static final String PRINTED = "printed:";

    /** A row as it is stated: who by, and the groups that count it. */
    private record Stated(String subject, GenerationRow row, List<String> groups) {}

    private record Pane(String node, Period period) {}

    /** The tree of regions gives REGION and STATE, sectors within a state SECTOR and TYPE. */
    @Test
    void addsUpStationsToEveryTotalThePublisherGives() {
        List<GenerationRow> rows = GenerationRow.levels();
        List<GenerationRow> stations =
                rows.stream().filter(GenerationRow::isStation).toList();
        List<GenerationRow> groups =
                rows.stream().filter(row -> !row.isStation()).toList();
        List<String> columns =
                Stream.of(ADDING_UP, PROGRAMMES).flatMap(List::stream).toList();
        assertThat(stations).hasSize(19_792);

        Map<Pane, Aggregate> published = published(
                stations.stream()
                        .map(row -> new Stated(row.station(), row, List.of()))
                        .toList(),
                columns);

        Map<String, Integer> equal = new TreeMap<>();
        List<String> different = new ArrayList<>();
        List<GenerationRow> withoutStation = new ArrayList<>();
        for (GenerationRow group : groups) {
            Optional<Aggregate> aggregate = Optional.ofNullable(published.get(pane(group)));
            if (aggregate.isEmpty()) {
                withoutStation.add(group);
            }
            List<String> differences = differences(group, aggregate, ADDING_UP);
            different.addAll(differences);
            if (differences.isEmpty()) {
                equal.merge(group.level(), 1, Integer::sum);
            }
        }
        assertThat(different).isEmpty();
        assertThat(equal).isEqualTo(Map.of("TYPE", 4_864, "SECTOR", 2_964, "STATE", 1_330, "REGION", 228));
        assertThat(groups).hasSize(9_386);
        assertThat(withoutStation)
                .as("no station of that type is listed, and its totals are 0")
                .hasSize(38)
                .allMatch(group -> group.node().equals("sector-city:PVT SECTOR.HYDRO@SOUTHERN.ANDHRA PRADESH"));
        assertThat(groups.stream()
                        .filter(group -> !differences(
                                        group, Optional.ofNullable(published.get(pane(group))), PROGRAMMES)
                                .isEmpty()))
                .as("programmes hold stations that are not listed")
                .hasSize(895);
    }

    /**
     * Nine times the source prints a unit twice, and its station's total counts it once. A second printing counts here as
     * another unit of the group of all that is printed, and as the same statement again of the unit itself.
     */
    @Test
    void addsUpUnitsToStationsButWhereTheSourcePrintsAUnitTwice() {
        Map<String, Integer> printings = new HashMap<>();
        List<Stated> stated = new ArrayList<>();
        for (GenerationRow row : GenerationRow.units()) {
            String unit = row.station() + "/" + row.unit()
                    + (row.remarks().equals("unit not yet commissioned") ? "/new" : "");
            stated.add(new Stated(unit, row, List.of(row.station(), PRINTED + row.station())));
            int printing = printings.merge(unit + "/" + row.day(), 1, Integer::sum);
            if (printing > 1) {
                stated.add(new Stated(unit + "/" + printing, row, List.of(PRINTED + row.station())));
            }
        }
        assertThat(stated.stream().map(Stated::row).distinct()).hasSize(25_699);

        Map<Pane, Aggregate> published = published(stated, List.of(GENERATION));

        List<String> different = stationsUnlikeTheirUnits(published, PRINTED);
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
        assertThat(stationsUnlikeTheirUnits(published, ""))
                .as("a unit stated twice is one")
                .isEmpty();
    }

    /** The station-days whose groups of that prefix are not what the publisher says, in order. */
    private static List<String> stationsUnlikeTheirUnits(Map<Pane, Aggregate> published, String prefix) {
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (GenerationRow row : GenerationRow.levels()) {
            Optional<Aggregate> ofUnits =
                    Optional.ofNullable(published.get(new Pane("group:" + prefix + row.station(), row.period())));
            if (row.isStation() && ofUnits.isPresent()) {
                compared++;
                long units = sum(ofUnits, GENERATION);
                long station = row.figure(GENERATION).orElseThrow();
                if (units != station) {
                    different.add(row.day() + " " + row.station() + ": units " + FixedPoint.print(units) + ", station "
                            + FixedPoint.print(station));
                }
            }
        }
        assertThat(compared).isEqualTo(8_316);
        return different.stream().sorted().toList();
    }

    private static List<String> differences(GenerationRow group, Optional<Aggregate> aggregate, List<String> columns) {
        List<String> differences = new ArrayList<>();
        for (String column : columns) {
            long ours = sum(aggregate, column);
            long theirs = group.figure(column).orElse(0);
            if (ours != theirs) {
                differences.add(group.day() + " " + group.node() + " " + column + ": stations " + FixedPoint.print(ours)
                        + ", " + group.level() + " " + FixedPoint.print(theirs));
            }
        }
        return differences;
    }

    /** The sum in the pane; 0 where nobody is and nothing is published. */
    private static long sum(Optional<Aggregate> aggregate, String series) {
        return aggregate.map(a -> a.total(series).orElseThrow().sum()).orElse(0L);
    }

    private static Pane pane(GenerationRow row) {
        return new Pane(row.node(), row.period());
    }

    /**
     * Registers whoever is in the rows by their columns, each day as they stand on it, and states the rows, day after day.
     *
     * @return what was published last of each pane
     */
    private static Map<Pane, Aggregate> published(List<Stated> stated, List<String> columns) {
        Map<String, TreeMap<LocalDate, EnterpriseVersion>> versions = new LinkedHashMap<>();
        Map<String, RegistryRecord> reference = new LinkedHashMap<>();
        TreeMap<LocalDate, List<Reading>> readings = new TreeMap<>();
        columns.forEach(column -> add(reference, item(column)));
        add(reference, region(COUNTRY, null, RegionLevel.COUNTRY));
        for (Stated statement : stated) {
            GenerationRow row = statement.row();
            add(reference, region(row.region(), COUNTRY, RegionLevel.PROVINCE));
            add(reference, region(row.state(), row.region(), RegionLevel.CITY));
            add(reference, sector(row.owner(), null));
            add(reference, sector(row.type(), row.owner()));
            versions.computeIfAbsent(statement.subject(), s -> new TreeMap<>())
                    .put(row.day(), version(statement, columns));
            readings.computeIfAbsent(row.day(), day -> new ArrayList<>()).add(reading(statement, columns));
        }
        try (DrivenTopology topology = new DrivenTopology(10_000)) {
            reference.values().forEach(topology::register);
            versions.forEach(
                    (subject, byDay) -> topology.register(new RegistryRecord.OfEnterprise(entry(subject, byDay))));
            // The driver commits after every record, and each commit goes through all that waits: little is let wait.
            readings.values().forEach(ofDay -> {
                ofDay.forEach(topology::state);
                topology.pause(Duration.ZERO);
            });
            assertThat(topology.reconcile().first()).isEmpty();
            Map<Pane, Aggregate> published = new HashMap<>();
            topology.aggregates()
                    .forEach(aggregate ->
                            published.put(new Pane(aggregate.node().toString(), aggregate.period()), aggregate));
            return published;
        }
    }

    private static Reading reading(Stated statement, List<String> columns) {
        GenerationRow row = statement.row();
        List<ItemValue> figures = new ArrayList<>();
        columns.forEach(column -> row.figure(column).ifPresent(figure -> figures.add(new ItemValue(column, figure))));
        return new Reading(statement.subject(), row.period(), figures, 0, ReadingStatus.ACTUAL, "npp");
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

    private static EnterpriseVersion version(Stated statement, List<String> columns) {
        return new EnterpriseVersion(
                "",
                statement.row().type(),
                statement.row().state(),
                statement.groups(),
                Optional.empty(),
                Optional.empty(),
                PeriodLength.P1D,
                columns,
                FixedPoint.ONE,
                OptionalLong.empty());
    }

    private static RegistryRecord item(String column) {
        BigDecimal counted = column.equals(GENERATION) ? BigDecimal.ONE : BigDecimal.ZERO;
        return new RegistryRecord.OfItem(new Item(
                column,
                "",
                "",
                column.substring(column.lastIndexOf('_') + 1),
                Measure.OUTPUT,
                false,
                List.of(new Coefficient(Optional.empty(), counted))));
    }

    private static RegistryRecord region(String code, String parent, RegionLevel level) {
        return new RegistryRecord.OfRegion(new RegionEntry(
                code,
                "",
                code,
                Optional.ofNullable(parent),
                level,
                parent == null ? Optional.of(GenerationRow.ZONE) : Optional.empty()));
    }

    private static RegistryRecord sector(String code, String parent) {
        return new RegistryRecord.OfSector(new SectorEntry(code, "", code, Optional.ofNullable(parent)));
    }
}
