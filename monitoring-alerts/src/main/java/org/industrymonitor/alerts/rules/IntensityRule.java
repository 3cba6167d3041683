package org.industrymonitor.alerts.rules;

import java.time.Duration;
import java.util.Objects;
import org.industrymonitor.alerts.decide.Patience;

/**
 * When an enterprise uses too much energy for what it makes.
 *
 * @param rise least rise above what is usual for it, as a share
 * @param deviations least rise in ordinary deviations
 * @param patience how long it must last
 * @param warmUp periods after which it is known what is usual
 */
public record IntensityRule(double rise, double deviations, Patience patience, Patience warmUp) {

    /** A quarter more, and four ordinary deviations, for six hours, three days, two months. */
    public static final IntensityRule DEFAULT = new IntensityRule(
            0.25, 4, new Patience(Duration.ofHours(6), 3, 2), new Patience(Duration.ofDays(7), 28, 12));

    public IntensityRule {
        if (!(rise > 0) || !(deviations >= 0)) {
            throw new IllegalArgumentException(
                    "rise must be positive and deviations at least 0, are " + rise + " and " + deviations);
        }
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(warmUp, "warmUp");
    }
}
