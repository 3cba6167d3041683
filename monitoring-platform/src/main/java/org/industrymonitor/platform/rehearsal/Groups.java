package org.industrymonitor.platform.rehearsal;

import java.util.List;
import org.industrymonitor.model.PeriodLength;

/**
 * Sectors, counties and cities, and what their enterprises use together each day: calmer than any of them, as large as a few of
 * them or as many, and moved by what moves all. Falls of a tenth count.
 */
final class Groups {

    private static final int WARM_UP = 90;
    /** Groups whose members have the same economy. */
    private static final int TOGETHER = 10;

    private static final double[] DEPTHS = {0.1, 0.15, 0.2, 0.3, 0.5};
    private static final double[] DECLINES = {0.2, 0.4};

    private final String name;
    private final long seed;
    private final int count;
    private final int days;

    Groups(String name, long seed, int count, int days) {
        this.name = name;
        this.seed = seed;
        this.count = count;
        this.days = days;
    }

    Rehearsal play() {
        Dice dice = new Dice(seed);
        Script script = new Script(PeriodLength.P1D, WorkCalendar.FIRST);
        new WorkCalendar().entries().forEach(script::note);
        Enterprises members = null;
        for (int i = 0; i < count; i++) {
            if (i % TOGETHER == 0) {
                members = new Enterprises(name, seed + i, 0, days, dice.any(0.003, 0.006, 0.01, 0.02));
            }
            double[] values = together(members, (int) dice.any(8, 20, 60, 200));
            List<Fall> falls = members.falls(values, List.of(), WARM_UP, DEPTHS, DECLINES);
            script.plant(values, falls, List.of(), WARM_UP);
        }
        return script.end(name);
    }

    private double[] together(Enterprises members, int number) {
        double[] sum = new double[days];
        for (int i = 0; i < number; i++) {
            double[] one = members.life();
            for (int day = 0; day < days; day++) {
                sum[day] += one[day];
            }
        }
        return sum;
    }
}
