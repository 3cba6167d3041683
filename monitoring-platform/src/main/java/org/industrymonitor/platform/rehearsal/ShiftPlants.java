package org.industrymonitor.platform.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.PeriodLength;

/** Plants that work in shifts and in batches, quarter-hour by quarter-hour: a base load at night, uneven work by day. */
final class ShiftPlants {

    private static final int QUARTERS = 96;
    private static final int WARM_UP = 28 * QUARTERS;

    private final String name;
    private final int count;
    private final int days;
    private final Dice dice;

    /** One plant's habits: hours of the day, shares of its full load. */
    private record Habits(double base, double opens, double closes, double saturday, double unrest, boolean lunch) {}

    ShiftPlants(String name, long seed, int count, int days) {
        this.name = name;
        this.count = count;
        this.days = days;
        this.dice = new Dice(seed);
    }

    Rehearsal play() {
        Script script = new Script(PeriodLength.PT15M, WorkCalendar.FIRST);
        for (int i = 0; i < count; i++) {
            Habits habits = new Habits(
                    dice.between(0.02, 0.06),
                    dice.any(7, 8, 8.5),
                    dice.any(17, 18, 20, 22),
                    dice.any(0, 0.5, 0.9),
                    dice.between(0.2, 0.5),
                    dice.happens(0.6));
            double[] values = life(habits);
            script.plant(values, falls(values, habits), List.of(), WARM_UP);
        }
        return script.end(name);
    }

    private double[] life(Habits habits) {
        double[] values = new double[days * QUARTERS];
        double wave = 0;
        for (int day = 0; day < days; day++) {
            int weekday = weekday(day);
            double activity = weekday < 6 ? 1 : weekday == 6 && dice.happens(0.95) ? habits.saturday() : 0;
            activity *= dice.any(1, 1, 1, 1, 0.8, 0.7) * (dice.happens(0.03) ? 0 : 1);
            double opens = habits.opens() + dice.normal(0, 0.3);
            double closes = habits.closes() + dice.normal(0, 0.7);
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                double hour = quarter / 4.0;
                wave = 0.75 * wave + dice.normal(0, 0.66 * habits.unrest());
                double value = habits.base() * (1 + dice.normal(0, 0.1));
                if (activity > 0 && hour >= opens && hour < closes) {
                    double lunch = habits.lunch() && hour >= 12 && hour < 13 ? 0.55 : 1;
                    value = Math.min(1.1, 0.6 * activity * lunch * Math.exp(wave));
                }
                values[day * QUARTERS + quarter] = 100 * Math.max(0.7 * habits.base(), value);
            }
        }
        return values;
    }

    private List<Fall> falls(double[] values, Habits habits) {
        List<Fall> falls = new ArrayList<>();
        int at = WARM_UP;
        while (at < values.length - 500) {
            double hour = at % QUARTERS / 4.0;
            if (weekday(at / QUARTERS) > 5 || hour < habits.opens() + 0.5 || hour > habits.closes() - 2) {
                at += dice.between(1, 60);
                continue;
            }
            boolean declines = dice.happens(0.1);
            int length = declines ? 4 * QUARTERS : (int) dice.any(4, 8, 32, 96);
            double depth = declines ? 0.5 : dice.any(0.3, 0.5, 0.8, 1);
            Fall fall = new Fall(at, at + length, depth, declines ? length * 2 / 5 : 1);
            fall.befall(values);
            falls.add(fall);
            at += length + dice.between(5 * QUARTERS, 12 * QUARTERS);
        }
        return falls;
    }

    private static int weekday(int day) {
        return WorkCalendar.FIRST.plusDays(day).getDayOfWeek().getValue();
    }
}
