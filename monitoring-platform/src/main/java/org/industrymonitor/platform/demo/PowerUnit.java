package org.industrymonitor.platform.demo;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The master record of a unit of the demo.
 *
 * @param id the market's DUID
 * @param station code of the power station it stands in
 * @param region market region, such as {@code NSW1}
 * @param zone planning zone within the region
 * @param capacity MW
 * @param heatRate GJ of fuel for a MWh sent out; means nothing where no fuel is burnt
 */
public record PowerUnit(
        String id,
        String station,
        String stationName,
        String region,
        String zone,
        Fuel fuel,
        BigDecimal capacity,
        BigDecimal heatRate) {

    public PowerUnit {
        Objects.requireNonNull(fuel, "fuel");
        if (capacity.signum() <= 0) {
            throw new IllegalArgumentException("capacity of " + id + " must be above 0, is " + capacity);
        }
        if (fuel.isBurnt() && heatRate.signum() <= 0) {
            throw new IllegalArgumentException("heat rate of " + id + " must be above 0, is " + heatRate);
        }
    }

    /** Code of the county that stands for the zone. */
    String county() {
        return region + "-" + zone;
    }
}
