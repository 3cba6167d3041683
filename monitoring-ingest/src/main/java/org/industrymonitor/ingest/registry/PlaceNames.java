package org.industrymonitor.ingest.registry;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import java.util.function.Supplier;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RegionEntry;
import org.industrymonitor.model.SectorEntry;

/**
 * What the codes of regions and of sectors of two digits are called, on the page that Prometheus reads, so that dashboards
 * can show names beside figures: {@code monitoring_region_info} and {@code monitoring_sector_info}.
 */
public final class PlaceNames implements MultiCollector {

    private final Supplier<Reference> reference;

    public PlaceNames(Supplier<Reference> reference) {
        this.reference = reference;
    }

    @Override
    public MetricSnapshots collect() {
        Reference now = reference.get();
        InfoSnapshot.Builder regions = InfoSnapshot.builder()
                .name("monitoring_region")
                .help("What a region is called, and what it is part of.");
        now.regions().forEach(region -> regions.dataPoint(point(of(region))));
        InfoSnapshot.Builder sectors =
                InfoSnapshot.builder().name("monitoring_sector").help("What a sector of two digits is called.");
        now.sectors().stream().filter(SectorEntry::isDivision).forEach(sector -> sectors.dataPoint(point(of(sector))));
        return new MetricSnapshots(regions.build(), sectors.build());
    }

    private static Labels of(RegionEntry region) {
        return Labels.of(
                "region",
                region.code(),
                "level",
                region.level().name().toLowerCase(Locale.ROOT),
                "name",
                region.nameZh(),
                "name_en",
                region.nameEn(),
                "parent",
                region.parent().orElse(""));
    }

    private static Labels of(SectorEntry sector) {
        return Labels.of("sector", sector.code(), "name", sector.nameZh(), "name_en", sector.nameEn());
    }

    private static InfoDataPointSnapshot point(Labels labels) {
        return InfoDataPointSnapshot.builder().labels(labels).build();
    }
}
