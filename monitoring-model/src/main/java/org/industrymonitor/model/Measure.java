package org.industrymonitor.model;

/** What is aggregated across items. */
public enum Measure {
    /** Constant-price value, yuan. */
    OUTPUT("output", "yuan"),
    /** Standard coal equivalent, kgce. */
    ENERGY("energy", "kgce");

    private final String series;
    private final String unit;

    Measure(String series, String unit) {
        this.series = series;
        this.unit = unit;
    }

    /** Name of the series of totals of this measure. */
    public String series() {
        return series;
    }

    public String unit() {
        return unit;
    }
}
