package org.industrymonitor.model;

/**
 * A stretch of time that ends where the newest period known ends. Rolling ones have a fixed length; those of the calendar
 * start with the local day, month or year that is under way.
 *
 * <p>A window counts whole periods that end by then: of a subject that reports every half-hour, the last 48 for a day; of
 * one that reports daily, the last 7 full days for a week. A subject whose period is longer than the window is not in it.
 */
public enum Window {
    PT1H(60),
    PT24H(24 * 60),
    P7D(7 * 24 * 60),
    P30D(30 * 24 * 60),
    DAY(0),
    MONTH_TO_DATE(0),
    YEAR_TO_DATE(0);

    private final int minutes;

    Window(int minutes) {
        this.minutes = minutes;
    }

    /** Whether its length is fixed. */
    public boolean isRolling() {
        return minutes > 0;
    }

    /** Of a rolling window, how many periods of that length are in it; 0 when they do not fit. */
    public int panes(PeriodLength length) {
        return length.perMinutes(minutes);
    }
}
