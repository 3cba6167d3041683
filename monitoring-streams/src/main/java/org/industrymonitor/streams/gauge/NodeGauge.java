package org.industrymonitor.streams.gauge;

import io.prometheus.metrics.model.snapshots.MetricMetadata;

/** A gauge that each node shown has, by window or by stretch of the calendar. */
enum NodeGauge {
    OUTPUT("monitoring_output_yuan", "Output at constant prices of the window that ends where the figures end."),
    ENERGY("monitoring_energy_kgce", "Energy used, in standard coal, of the window that ends where the figures end."),
    COVERAGE("monitoring_coverage_ratio", "Share of the expected figures of the window that came, by weight."),
    GROWTH(
            "monitoring_growth_ratio",
            "Growth over the year, of the enterprises that reported both times (0.05 is 5 percent), of the newest stretch."),
    FULL_GROWTH(
            "monitoring_full_growth_ratio", "Growth over the year of all figures there are, of the newest stretch."),
    AS_OF("monitoring_as_of_timestamp_seconds", "End of the latest period known, where the windows end: event time.");

    private final MetricMetadata metadata;

    NodeGauge(String name, String help) {
        this.metadata = new MetricMetadata(name, help);
    }

    MetricMetadata metadata() {
        return metadata;
    }
}
