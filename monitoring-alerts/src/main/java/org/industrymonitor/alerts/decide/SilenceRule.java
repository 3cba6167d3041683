package org.industrymonitor.alerts.decide;

import java.time.Duration;
import java.util.Objects;
import org.industrymonitor.model.PeriodLength;

/**
 * When it is news that a subject reports nothing, by the length of its periods.
 *
 * @param enabled whether it is told at all
 * @param withinDay after its last period, for periods within a day
 * @param days for days
 * @param months for months
 */
public record SilenceRule(boolean enabled, Duration withinDay, Duration days, Duration months) {

    /** Six hours, three days, two months. */
    public static final SilenceRule DEFAULT =
            new SilenceRule(true, Duration.ofHours(6), Duration.ofDays(3), Duration.ofDays(62));

    public SilenceRule {
        Objects.requireNonNull(withinDay, "withinDay");
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(months, "months");
    }

    /** How long after its last period a subject is silent. */
    public Duration limit(PeriodLength length) {
        return switch (length) {
            case P1D -> days;
            case P1M -> months;
            default -> withinDay;
        };
    }
}
