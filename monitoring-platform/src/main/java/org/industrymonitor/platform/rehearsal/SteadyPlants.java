package org.industrymonitor.platform.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.industrymonitor.model.PeriodLength;

/**
 * Plants that run day and night at much the same level, known for weeks only; some stand still when they are first seen.
 * They trip for part of a day or for days, and come back in steps.
 */
final class SteadyPlants {

    private static final int WARM_UP = 7;

    private final String name;
    private final int count;
    private final int days;
    private final Dice dice;

    SteadyPlants(String name, long seed, int count, int days) {
        this.name = name;
        this.count = count;
        this.days = days;
        this.dice = new Dice(seed);
    }

    Rehearsal play() {
        Script script = new Script(PeriodLength.P1D, WorkCalendar.FIRST);
        for (int i = 0; i < count; i++) {
            double[] values = life();
            int asleep = dice.happens(0.3) ? dice.between(2, 14) : 0;
            for (int day = 0; day < asleep; day++) {
                values[day] = 0;
            }
            int warmUp = Math.max(WARM_UP, asleep + 4);
            script.plant(values, falls(values, warmUp), List.of(), warmUp);
        }
        return script.end(name);
    }

    private double[] life() {
        double noise = Math.abs(dice.normal(0.02, 0.03)) + 0.005;
        double memory = dice.between(0.2, 0.9);
        double wandering = dice.any(0, 0, 0.01, 0.03);
        double dips = dice.any(0, 0, 0, 0.01, 0.02);
        boolean cycles = dice.happens(0.12);
        double size = Math.exp(dice.normal(5, 1));
        double level = 0;
        double wave = 0;
        boolean on = true;
        double[] values = new double[days];
        for (int day = 0; day < days; day++) {
            level += dice.normal(0, wandering);
            wave = memory * wave + dice.normal(0, noise * Math.sqrt(1 - memory * memory));
            double capped = Math.exp(Math.min(0.1, level + wave));
            on = (cycles && dice.happens(0.15)) != on;
            values[day] = size * capped * (dice.happens(dips) ? dice.between(0.75, 0.95) : 1) * (on ? 1 : 0.02);
        }
        return values;
    }

    private List<Fall> falls(double[] values, int warmUp) {
        List<Fall> falls = new ArrayList<>();
        int day = warmUp + dice.between(0, 20);
        while (day < days - 1) {
            int length = (int) dice.any(1, 1, 1, 2, 2, 3, 5, 8, 14);
            // A day in which it stood still for some hours only.
            double depth = length == 1 ? dice.between(0.25, 0.9) : dice.any(0.4, 0.6, 0.9, 1, 1);
            Fall fall = new Fall(day, Math.min(days, day + length), depth, 1);
            fall.befall(values);
            falls.add(fall);
            if (fall.to() < days) {
                values[fall.to()] *= dice.between(0.5, 1);
            }
            day += length + dice.between(9, 40);
        }
        return falls;
    }
}
