package org.industrymonitor.model;

/**
 * A rolling stretch of time that ends where the newest period known ends.
 *
 * <p>A window counts whole periods: of a subject that reports every half-hour, the last 48 for a day; of one that
 * reports daily, the last 7 full days for a week. A subject whose period is longer than the window is not in it.
 */
public enum Window {
    PT1H(60),
    PT24H(24 * 60),
    P7D(7 * 24 * 60),
    P30D(30 * 24 * 60);

    private final int minutes;

    Window(int minutes) {
        this.minutes = minutes;
    }

    /** How many periods of that length are in the window; 0 when they do not fit. */
    public int panes(PeriodLength length) {
        return length.perMinutes(minutes);
    }
}
