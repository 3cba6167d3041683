package org.industrymonitor.alerts.gauge;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertKind;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.SectorEntry;
import org.industrymonitor.model.Severity;

/**
 * {@code monitoring_alerts_firing}: alerts that fire, by kind and colour, of each region that holds what they are about, of
 * its sector of two digits, and of that sector in its city.  An alert counts once at each level.  Where nothing fires, provinces
 * and wider show 0 for each kind and colour, other regions and sectors one 0 under kind and colour {@code none}.
 *
 * <p>Every instance knows all alerts, so that of several instances the largest is to be read, not the sum.
 */
public final class FiringGauges implements MultiCollector {

    private static final String NONE = "none";

    private final Supplier<Stream<Alert>> firing;
    private final Directory directory;

    private record Cell(String level, String region, String sector, String kind, String colour) {

        Labels labels() {
            return Labels.of("level", level, "region", region, "sector", sector, "kind", kind, "colour", colour);
        }
    }

    private record Place(String level, String region, String sector) {}

    public FiringGauges(Supplier<Stream<Alert>> firing, Directory directory) {
        this.firing = firing;
        this.directory = directory;
    }

    @Override
    public MetricSnapshots collect() {
        Map<Cell, Integer> counts = new HashMap<>();
        directory.regions().forEach(region -> nothing(region).forEach(cell -> counts.put(cell, 0)));
        directory.sectors().stream()
                .filter(SectorEntry::isDivision)
                .forEach(sector -> counts.put(nothing(NodeKind.SECTOR.prefix(), "", sector.code()), 0));
        firing.get().forEach(alert -> {
            for (Place place : places(alert)) {
                counts.merge(cell(place, alert.kind(), alert.severity()), 1, Integer::sum);
            }
        });
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("monitoring_alerts_firing")
                .help("Alerts that fire, of what is in the region and of the sector.");
        counts.forEach((cell, count) -> gauge.dataPoint(new GaugeDataPointSnapshot(count, cell.labels(), null)));
        return new MetricSnapshots(gauge.build());
    }

    private List<Place> places(Alert alert) {
        List<Place> places = new ArrayList<>();
        List<RegionEntry> regions = directory.regions(alert.node());
        regions.forEach(region -> places.add(new Place(level(region), region.code(), "")));
        Optional<SectorEntry> division = directory.sectors(alert.node()).stream()
                .filter(SectorEntry::isDivision)
                .findFirst();
        division.ifPresent(sector -> {
            places.add(new Place(NodeKind.SECTOR.prefix(), "", sector.code()));
            regions.stream()
                    .filter(region -> region.level().nodeKind() == NodeKind.CITY)
                    .forEach(city -> places.add(new Place(NodeKind.SECTOR_CITY.prefix(), city.code(), sector.code())));
        });
        return places;
    }

    private static String level(RegionEntry region) {
        return region.level().nodeKind().prefix();
    }

    private static Cell cell(Place place, AlertKind kind, Severity colour) {
        return new Cell(place.level(), place.region(), place.sector(), kind.word(), colour.word());
    }

    private static Stream<Cell> nothing(RegionEntry region) {
        NodeKind level = region.level().nodeKind();
        if (level != NodeKind.COUNTRY && level != NodeKind.PROVINCE) {
            return Stream.of(nothing(level.prefix(), region.code(), ""));
        }
        Place place = new Place(level.prefix(), region.code(), "");
        return Stream.of(AlertKind.values())
                .flatMap(kind -> Stream.of(Severity.values()).map(colour -> cell(place, kind, colour)));
    }

    private static Cell nothing(String level, String region, String sector) {
        return new Cell(level, region, sector, NONE, NONE);
    }
}
