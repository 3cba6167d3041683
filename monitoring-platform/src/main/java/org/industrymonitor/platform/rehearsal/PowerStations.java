package org.industrymonitor.platform.rehearsal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.industrymonitor.model.CalendarEntry;
import org.industrymonitor.model.CalendarKind;
import org.industrymonitor.model.PeriodLength;

/**
 * Power units by the day, known for some weeks. They follow demand, run reduced for days, are out by plan, and trip: at any
 * hour, so that the first and the last day of an outage are lost in part only, and the less reliable the more often.
 */
final class PowerStations {

    private static final int WARM_UP = 7;
    private static final double OUTAGE = 0.2;
    private static final double HOURS = 24;

    private final String name;
    private final int count;
    private final int days;
    private final Dice dice;
    private final double[] demand;

    PowerStations(String name, long seed, int count, int days) {
        this.name = name;
        this.count = count;
        this.days = days;
        this.dice = new Dice(seed);
        this.demand = new double[days];
        for (int day = 1; day < days; day++) {
            demand[day] = 0.8 * demand[day - 1] + dice.normal(0, 0.03);
        }
    }

    Rehearsal play() {
        Script script = new Script(PeriodLength.P1D, WorkCalendar.FIRST);
        for (int i = 0; i < count; i++) {
            double[] values = life();
            int warmUp = WARM_UP;
            if (dice.happens(0.2)) {
                warmUp = Math.max(warmUp, plan(script, values));
            } else if (dice.happens(0.15)) {
                // Out since nobody knows when, without a plan.
                int asleep = dice.between(2, days / 2);
                Arrays.fill(values, 0, asleep, 0);
                values[asleep] *= dice.between(0.1, 1);
                warmUp = Math.max(warmUp, asleep + 1);
            }
            script.plant(values, outages(values, warmUp), List.of(), warmUp);
        }
        return script.end(name);
    }

    private double[] life() {
        double noise = Math.exp(dice.normal(-3.5, 0.7));
        double memory = dice.between(0.1, 0.9);
        double follows = dice.any(0, 0.3, 1, 2);
        double sunday = dice.any(0, 0, 0.03, 0.1);
        double reductions = dice.any(0, 0.01, 0.03, 0.06);
        double dips = dice.any(0, 0, 0.01, 0.03);
        boolean cycles = dice.happens(0.06);
        double size = Math.exp(dice.normal(1.5, 0.9));
        double wave = 0;
        double reduced = 0;
        int lasts = 0;
        boolean on = true;
        double[] values = new double[days];
        for (int day = 0; day < days; day++) {
            wave = memory * wave + dice.normal(0, noise * Math.sqrt(1 - memory * memory));
            if (lasts == 0 && dice.happens(reductions)) {
                lasts = dice.between(1, 8);
                reduced = 0.05 - 0.1 * Math.log(dice.between(0.02, 1));
            }
            double dip = lasts > 0 ? reduced * dice.between(0.6, 1.2) : 0;
            lasts = Math.max(0, lasts - 1);
            dip = Math.max(dip, dice.happens(dips) ? dice.between(0.05, 0.25) : 0);
            boolean rests = WorkCalendar.FIRST.plusDays(day).getDayOfWeek().getValue() == 7;
            double load = Math.exp(Math.min(0.12, wave + follows * demand[day]) - (rests ? sunday : 0));
            on = (cycles && dice.happens(0.15)) != on;
            values[day] = size * load * Math.max(0.3, 1 - dip) * (on ? 1 : 0);
        }
        return values;
    }

    /** Known beforehand, and kept; the day on which it runs again. */
    private int plan(Script script, double[] values) {
        int from = dice.happens(0.4) ? 0 : dice.between(2, days - 5);
        int to = Math.min(days - 1, from + dice.between(3, 25));
        Arrays.fill(values, from, to, 0);
        values[to] *= dice.between(0.2, 1);
        script.note(new CalendarEntry(script.next(), start(from), start(to), CalendarKind.PLANNED_OUTAGE, ""));
        return from == 0 ? to + 1 : 0;
    }

    private static Instant start(int day) {
        return WorkCalendar.FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<Fall> outages(double[] values, int warmUp) {
        double often = dice.any(0.004, 0.01, 0.02, 0.06);
        List<Fall> falls = new ArrayList<>();
        int day = warmUp;
        while (day < days - 1) {
            if (!dice.happens(often) || values[day] == 0) {
                day++;
                continue;
            }
            double from = day + dice.between(0.0, 1);
            double to = from + Math.exp(dice.normal(3.2, 1.2)) / HOURS;
            int first = -1;
            int last = -1;
            for (int hit = day; hit < Math.min(days, Math.ceil(to)); hit++) {
                double lost = Math.min(hit + 1, to) - Math.max(hit, from);
                // It comes back in steps.
                lost += to < hit + 1 ? Math.min(hit + 1 - to, dice.between(0, 0.3)) * 0.5 : 0;
                values[hit] *= 1 - Math.min(1, lost);
                if (lost >= OUTAGE) {
                    first = first < 0 ? hit : first;
                    last = hit;
                }
            }
            if (first >= 0) {
                falls.add(new Fall(first, last + 1, 1, 1));
            }
            day = (int) Math.ceil(to) + 2;
        }
        return falls;
    }
}
