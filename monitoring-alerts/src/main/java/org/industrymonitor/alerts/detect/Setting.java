package org.industrymonitor.alerts.detect;

import java.util.Objects;

/**
 * What is known around a reading that is not its own history.
 *
 * @param peers how the others move in this period
 * @param festival nearness of the Spring Festival: 0 far to 1 next to it
 * @param holiday nearness of any other holiday, likewise
 * @param rest whether it is a day of rest
 */
public record Setting(Movement peers, double festival, double holiday, boolean rest) {

    /** An ordinary working day of a series without peers. */
    public static final Setting ORDINARY = new Setting(Movement.NONE, 0, 0, false);

    /**
     * How others move.
     *
     * @param median their median fall, on the logarithmic scale
     * @param low share of them that have fallen by a quarter or more
     */
    public record Movement(double median, double low) {

        /** Of nobody. */
        public static final Movement NONE = new Movement(0, 0);
    }

    public Setting {
        Objects.requireNonNull(peers, "peers");
    }
}
