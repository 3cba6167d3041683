package org.industrymonitor.platform.demo;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What all units put out in one half-hour.
 *
 * @param start its label
 */
public record HalfHour(OffsetDateTime start, List<Output> outputs) {

    public HalfHour {
        outputs = List.copyOf(outputs);
    }

    /**
     * @param unit the market's DUID
     * @param megawatts mean over the half-hour; empty where the series has a blank
     */
    public record Output(String unit, Optional<BigDecimal> megawatts) {}
}
