package org.industrymonitor.platform.simulate;

/**
 * What enterprises do, as a pure function: the rate of their profile, by hour, weekday and holiday, times noise by day and
 * by period, times what incidents leave of it; and when they say nothing at all.
 *
 * <p>In 1,000 days of an enterprise there are 4 drops, to between a fifth and seven tenths, of 1 to 12 hours, 1 stoppage of
 * 6 to 72 hours, and 3 silences of 10 minutes to a day, the short ones more often.
 */
final class Shape {
    private static final double STOPPAGES = 0.001;
    private static final double INCIDENTS = 0.005;
    private static final double SILENCES = 0.003;
    private static final int INCIDENT_DAYS = 4;
    private static final int SILENCE_DAYS = 2;
    private static final int MINUTES = 1440;
    private static final double DAY_NOISE = 0.16;
    private static final double PERIOD_NOISE = 0.1;

    private final Draw draw;

    Shape(Draw draw) {
        this.draw = draw;
    }

    /** Whether the enterprise says nothing in the period, whatever it would have to say. */
    boolean isSilent(int number, Moment moment) {
        for (long day = moment.day(); day > moment.day() - SILENCE_DAYS; day--) {
            if (draw.unit(Draw.For.SILENCE, number, day) < SILENCES) {
                double unit = draw.unit(Draw.For.SILENCE_LENGTH, number, day);
                int length = (int) (10 + unit * unit * (MINUTES - 10));
                if (holds(day, draw.below(MINUTES, Draw.For.SILENCE_START, number, day), length, moment)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Output in the period as a share of the full rate; 0 while it is stopped. */
    double share(Works works, Moment moment) {
        double left = left(works.number(), moment);
        if (left == 0) {
            return 0;
        }
        double noise = noise(DAY_NOISE, Draw.For.DAY_NOISE, works.number(), moment.day())
                * noise(PERIOD_NOISE, Draw.For.PERIOD_NOISE, works.number(), moment.slot());
        return works.profile().at(moment) * noise * left;
    }

    /** What incidents leave: 1 without any, 0 in a stoppage. */
    double left(int number, Moment moment) {
        double left = 1;
        for (long day = moment.day(); day > moment.day() - INCIDENT_DAYS; day--) {
            double kind = draw.unit(Draw.For.INCIDENT, number, day);
            if (kind < INCIDENTS) {
                boolean stoppage = kind < STOPPAGES;
                double unit = draw.unit(Draw.For.INCIDENT_LENGTH, number, day);
                int length = (int) (60 * (stoppage ? 6 + unit * 66 : 1 + unit * 11));
                if (holds(day, draw.below(MINUTES, Draw.For.INCIDENT_START, number, day), length, moment)) {
                    left = Math.min(left, stoppage ? 0 : 0.2 + 0.5 * draw.unit(Draw.For.INCIDENT_DEPTH, number, day));
                }
            }
        }
        return left;
    }

    private double noise(double width, Draw.For purpose, int number, long when) {
        return 1 + width * (draw.unit(purpose, number, when) - 0.5);
    }

    private static boolean holds(long day, int start, int length, Moment moment) {
        long since = moment.minutes() - (day * MINUTES + start);
        return since >= 0 && since < length;
    }
}
