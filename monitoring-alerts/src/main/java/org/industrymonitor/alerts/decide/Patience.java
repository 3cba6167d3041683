package org.industrymonitor.alerts.decide;

import java.time.Duration;
import org.industrymonitor.model.PeriodLength;

/**
 * How long something must last before it is told, by the length of periods.
 *
 * @param withinDay where there are several periods a day; at least one period
 * @param days where a period is a day; at least 1
 * @param months where a period is a month; at least 1
 */
public record Patience(Duration withinDay, int days, int months) {

    public Patience {
        if (withinDay.isNegative() || days < 1 || months < 1) {
            throw new IllegalArgumentException("patience must be of at least 0 s, 1 day and 1 month, is of " + withinDay
                    + ", " + days + " days and " + months + " months");
        }
    }

    /** In periods of that length, at least one. */
    public int periods(PeriodLength length) {
        return switch (length) {
            case P1D -> days;
            case P1M -> months;
            default -> (int) Math.max(1, withinDay.getSeconds() / length.seconds());
        };
    }

    /** As a stretch of time. */
    public Duration time(PeriodLength length) {
        return switch (length) {
            case P1D -> Duration.ofDays(days);
            case P1M -> Duration.ofDays(31L * months);
            default -> withinDay;
        };
    }
}
