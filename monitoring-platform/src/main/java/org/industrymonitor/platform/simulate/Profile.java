package org.industrymonitor.platform.simulate;

import java.time.DayOfWeek;

/** How an enterprise works: what share of its full rate it reaches at what time. */
enum Profile {
    /** A furnace or a power station, day and night. */
    CONTINUOUS(0, 24, 1.0, 1.0, 1.0, 0.95),
    /** From six to ten in the evening. */
    TWO_SHIFTS(6, 22, 0.25, 0.9, 0.6, 0.4),
    /** From eight to six. */
    ONE_SHIFT(8, 18, 0.08, 0.5, 0.15, 0.08);

    private static final double RAMP_MINUTES = 60;
    private static final double SWING = 0.03;

    private final int from;
    private final int until;
    private final double night;
    private final double saturday;
    private final double sunday;
    private final double holiday;

    Profile(int from, int until, double night, double saturday, double sunday, double holiday) {
        this.from = from * 60;
        this.until = until * 60;
        this.night = night;
        this.saturday = saturday;
        this.sunday = sunday;
        this.holiday = holiday;
    }

    /** The share of the full rate, about 1 in working hours. */
    double at(Moment moment) {
        return ofDay(moment) * ofHour(moment.minute());
    }

    private double ofDay(Moment moment) {
        if (moment.holiday()) {
            return holiday;
        }
        if (moment.weekday() == DayOfWeek.SATURDAY) {
            return saturday;
        }
        return moment.weekday() == DayOfWeek.SUNDAY ? sunday : 1;
    }

    /** Up within an hour, down within an hour, and a little more in the afternoon than before dawn. */
    private double ofHour(int minute) {
        double up = Math.min(1, Math.max(0, (minute - from) / RAMP_MINUTES));
        double down = Math.min(1, Math.max(0, (until - minute) / RAMP_MINUTES));
        double plateau = this == CONTINUOUS ? 1 : night + (1 - night) * Math.min(up, down);
        return plateau * (1 - SWING * Math.cos(2 * Math.PI * (minute - 180) / 1440));
    }
}
