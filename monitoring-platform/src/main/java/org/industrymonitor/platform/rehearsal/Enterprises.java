package org.industrymonitor.platform.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.PeriodLength;

/**
 * Enterprises and the electricity they use each day: noise that lasts, levels that shift, weekends with and without work,
 * holidays begun early and ended late, campaigns, and dips that are nobody's fall.
 */
final class Enterprises {

    private static final int WARM_UP = 8;
    private static final int OFF_LIMITS = 20;
    private static final double ECONOMY = 0.03;
    private static final double[] DEPTHS = {0.3, 0.5, 0.8, 1};
    private static final double[] DECLINES = {0.5};

    private final String name;
    private final int count;
    private final int days;
    private final Dice dice;
    private final WorkCalendar calendar = new WorkCalendar();
    private final double[] economy;

    Enterprises(String name, long seed, int count, int days) {
        this(name, seed, count, days, ECONOMY);
    }

    /** @param moves how much they all move together from day to day: a standard deviation */
    Enterprises(String name, long seed, int count, int days, double moves) {
        this.name = name;
        this.count = count;
        this.days = days;
        this.dice = new Dice(seed);
        this.economy = new double[days];
        for (int day = 1; day < days; day++) {
            economy[day] = 0.7 * economy[day - 1] + dice.normal(0, moves);
        }
    }

    Rehearsal play() {
        Script script = new Script(PeriodLength.P1D, WorkCalendar.FIRST);
        calendar.entries().forEach(script::note);
        for (int i = 0; i < count; i++) {
            double[] values = life();
            int warmUp = days > 200 ? 90 : WARM_UP;
            List<Fall> unknown = dice.happens(days > 200 ? 0.5 : 0.1) ? List.of(slump(values, warmUp)) : List.of();
            script.plant(values, falls(values, unknown, warmUp), unknown, warmUp);
        }
        return script.end(name);
    }

    /** What another one uses each day, nothing having befallen it. */
    double[] life() {
        double noise = Math.abs(dice.normal(0.10, 0.09)) + 0.02;
        double memory = dice.between(0, 0.85);
        double dips = dice.any(0, 0, 0.01, 0.02, 0.04);
        double stops = dice.any(0, 0, 0, 0.01, 0.03);
        double shifts = dice.any(0, 0.002, 0.005);
        double drift = dice.normal(0, 0.0006);
        double sunday = dice.any(1, 1, 1, 0.9, 0.7, 0.4, 0.15);
        double saturday = Math.max(sunday, dice.any(1, 1, 0.9, 0.6));
        double rests = dice.any(0, 0, 0, 0.1, 0.25, 0.5);
        double resting = dice.any(0.02, 0.1, 0.3, 0.5);
        double holiday = dice.any(1, 0.9, 0.5, 0.2, 0.1);
        int early = dice.between(0, 12);
        int late = dice.between(0, 14);
        boolean campaigns = dice.happens(0.12);
        double size = Math.exp(dice.normal(8, 1.3));
        double level = 0;
        double wave = 0;
        boolean on = true;
        double[] values = new double[days];
        for (int day = 0; day < days; day++) {
            level = 0.999 * (level + drift + (dice.happens(shifts) ? dice.any(-1, 1) * dice.between(0.1, 0.5) : 0));
            wave = memory * wave + dice.normal(0, noise * Math.sqrt(1 - memory * memory));
            double value = Math.exp(level + wave + economy[day]);
            int weekday = calendar.weekday(day);
            if (weekday == 7) {
                value *= dice.happens(rests) ? resting : sunday;
            } else if (weekday == 6) {
                value *= dice.happens(0.4 * rests) ? resting : saturday;
            }
            value *= calendar.isHoliday(day) ? holiday : 1;
            value *= festival(day, early, late, holiday);
            value *= dice.happens(dips) ? dice.between(0.3, 0.85) : 1;
            value *= dice.happens(stops) ? dice.any(0.02, 0.05, 0.2) : 1;
            on = (campaigns && dice.happens(0.08)) != on;
            values[day] = size * value * (on ? 1 : 0.3);
        }
        return values;
    }

    /** Much is closed before the Spring Festival begins, and opens after it has ended. */
    private double festival(int day, int early, int late, double holiday) {
        for (WorkCalendar.Stretch festival : calendar.festivals()) {
            if (day >= festival.from() - early && day < festival.to() + late) {
                boolean within = day >= festival.from() && day < festival.to();
                return within ? Math.min(holiday, 0.3) : holiday < 0.6 ? 0.6 * holiday : 0.85;
            }
        }
        return 1;
    }

    /** A natural fall of unknown cause. */
    private Fall slump(double[] values, int warmUp) {
        int from = dice.between(warmUp + 2, days - 12);
        int length = dice.between(6, 25);
        for (int day = from; day < Math.min(days, from + length); day++) {
            values[day] *= dice.between(0.3, 0.5);
        }
        return new Fall(from, from + length + 3, 0.6, 1);
    }

    private List<Fall> falls(double[] values, List<Fall> unknown, int warmUp) {
        return falls(values, unknown, warmUp, DEPTHS, DECLINES);
    }

    /**
     * Lets it fall now and then, at a time of year at which a fall can be told from a holiday.
     *
     * @param depths of falls at once, each as likely
     * @param declines of those that come by and by
     */
    List<Fall> falls(double[] values, List<Fall> unknown, int warmUp, double[] depths, double[] declines) {
        List<Fall> falls = new ArrayList<>();
        int day = warmUp + dice.between(2, days > 200 ? 60 : 30);
        while (day < days - 3) {
            int length = (int) dice.any(2, 2, 5, 5, 14, 14, 28);
            boolean slow = length == 28;
            Fall fall = new Fall(
                    day, Math.min(days, day + length), slow ? dice.any(declines) : dice.any(depths), slow ? 14 : 1);
            if (isOffLimits(fall, unknown)) {
                day += 3;
                continue;
            }
            fall.befall(values);
            falls.add(fall);
            day += length + dice.between(50, 130);
        }
        return falls;
    }

    private boolean isOffLimits(Fall fall, List<Fall> unknown) {
        for (int day = fall.from() - 3; day < fall.to() + 3; day++) {
            if (calendar.isHoliday(day)) {
                return true;
            }
        }
        return unknown.stream().anyMatch(other -> fall.from() < other.to() + 12 && fall.to() > other.from() - 12)
                || calendar.festivals().stream()
                        .anyMatch(festival -> fall.from() >= festival.from() - OFF_LIMITS
                                && fall.from() <= festival.to() + OFF_LIMITS);
    }
}
