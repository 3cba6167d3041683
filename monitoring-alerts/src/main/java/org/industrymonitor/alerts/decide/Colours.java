package org.industrymonitor.alerts.decide;

import org.industrymonitor.model.Severity;

/**
 * From which depth an alert has which colour; blue below. One that lasts is a step graver.
 *
 * @param yellow share of what is expected that is missing at worst
 * @param orange likewise
 * @param lasting when it lasts: share of the time after which a level is the new ordinary
 */
public record Colours(double yellow, double orange, double lasting) {

    /** A half, four fifths; a day, half a week or half a quarter. */
    public static final Colours DEFAULT = new Colours(0.5, 0.8, 1.0 / 7);

    private static final double ROUNDING = 1e-9;

    public Colours {
        if (!(yellow > 0 && yellow <= orange && orange <= 1)) {
            throw new IllegalArgumentException(
                    "yellow and orange must be 0 < yellow <= orange <= 1, are " + yellow + " and " + orange);
        }
        if (!(lasting > 0)) {
            throw new IllegalArgumentException("lasting must be positive, is " + lasting);
        }
    }

    /**
     * The colour.
     *
     * @param worst deepest fall
     * @param periods low readings
     * @param adoption readings after which a level is the new ordinary
     */
    Severity of(double worst, int periods, int adoption) {
        int step = worst >= orange ? 2 : worst >= yellow ? 1 : 0;
        return Severity.values()[step + (periods > lasting * adoption + ROUNDING ? 1 : 0)];
    }
}
