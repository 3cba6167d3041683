package org.industrymonitor.alerts.rules;

import java.time.Duration;
import java.util.Objects;
import org.industrymonitor.alerts.decide.Patience;

/**
 * When much less is reported of a group than usual.
 *
 * @param least figures that must be expected of it, for one alone is its enterprise's silence
 * @param missing figures that must be missing
 * @param fall least fall of coverage below the usual, of 1
 * @param deviations least fall in ordinary deviations
 * @param patience how long it must last
 * @param warmUp periods after which it is known what is usual
 * @param recent how old a period may be when a figure of it comes: of history that is loaded, what is missing has not come
 *     yet
 */
public record CoverageRule(
        int least, int missing, double fall, double deviations, Patience patience, Patience warmUp, Patience recent) {

    /** At least a fifth and two figures of five or more missing, for three hours, a day, a month. */
    public static final CoverageRule DEFAULT = new CoverageRule(
            5,
            2,
            0.2,
            4,
            new Patience(Duration.ofHours(3), 1, 1),
            new Patience(Duration.ofDays(2), 10, 6),
            new Patience(Duration.ofDays(1), 10, 3));

    public CoverageRule {
        if (least < 1 || missing < 1 || missing > least) {
            throw new IllegalArgumentException("missing must be in [1, least = " + least + "], is " + missing);
        }
        if (!(fall > 0 && fall <= 1) || !(deviations >= 0)) {
            throw new IllegalArgumentException(
                    "fall must be in (0, 1] and deviations at least 0, are " + fall + " and " + deviations);
        }
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(warmUp, "warmUp");
        Objects.requireNonNull(recent, "recent");
    }
}
