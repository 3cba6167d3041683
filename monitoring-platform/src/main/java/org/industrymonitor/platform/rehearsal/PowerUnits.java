package org.industrymonitor.platform.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.platform.demo.DemoResources;
import org.industrymonitor.platform.demo.Fuel;
import org.industrymonitor.platform.demo.HalfHour;
import org.industrymonitor.platform.demo.PowerUnit;

/**
 * The power units of the demo month, with falls added while they run. When a coal unit stops by itself that is a fall;
 * when a unit of another fuel that hardly ever stops does, nobody knows; the others stop by nature.
 */
final class PowerUnits {

    private static final LocalDate FIRST = LocalDate.of(2017, 6, 1);
    private static final double RUNS = 0.1;
    private static final double LEAST_SHARE_RUNNING = 0.05;
    private static final int HARDLY_EVER = 4;
    private static final int MOST_FALLS = 4;

    private final String name;
    private final PeriodLength length;
    private final int copies;
    private final int perDay;
    private final Dice dice;

    /**
     * @param length half an hour, or a multiple of it
     * @param copies of each coal unit, each with other falls
     */
    PowerUnits(String name, long seed, PeriodLength length, int copies) {
        this.name = name;
        this.length = length;
        this.copies = copies;
        this.perDay = length.perDays(1);
        this.dice = new Dice(seed);
    }

    Rehearsal play() {
        Script script = new Script(length, FIRST);
        Map<String, double[]> month = month();
        for (PowerUnit unit : DemoResources.units()) {
            double[] values = month.get(unit.id());
            if (values != null && share(values) >= LEAST_SHARE_RUNNING) {
                int times = unit.fuel().isCoal() ? copies : 1;
                for (int i = 0; i < times; i++) {
                    add(script, unit.fuel(), values.clone());
                }
            }
        }
        return script.end(name);
    }

    private void add(Script script, Fuel fuel, double[] values) {
        List<Fall> stops = stops(values);
        if (fuel.isWeather() || !fuel.isCoal() && stops.size() > HARDLY_EVER) {
            stops = List.of();
        }
        int warmUp = (int) dice.any(2, 5, 10, 10) * perDay;
        List<Fall> falls = new ArrayList<>();
        List<Fall> unknown = new ArrayList<>();
        for (Fall stop : stops) {
            if (fuel.isCoal() && stop.from() > 2 * perDay && stop.to() - stop.from() >= 2) {
                falls.add(stop);
            } else {
                unknown.add(stop);
            }
            // It runs down before, and up again after.
            unknown.add(new Fall(Math.max(0, stop.from() - perDay / 4), stop.from() + 1, 1, 1));
            unknown.add(new Fall(stop.to(), stop.to() + perDay / 2, 1, 1));
        }
        if (!fuel.isWeather()) {
            falls.addAll(add(values, stops, warmUp));
        }
        script.plant(values, falls, unknown, warmUp);
    }

    /** Stretches near zero that begin while it runs. */
    private List<Fall> stops(double[] values) {
        double most = Arrays.stream(values).max().orElse(0);
        int before = perDay / 12;
        List<Fall> stops = new ArrayList<>();
        for (int i = before; i < values.length; i++) {
            double ran = Arrays.stream(values, i - before, i).max().orElse(0);
            if (values[i] < RUNS * most && values[i - 1] >= RUNS * most && ran > 0.4 * most) {
                int end = i;
                while (end < values.length && values[end] < RUNS * most) {
                    end++;
                }
                stops.add(new Fall(i, end, 1, 1));
            }
        }
        return stops;
    }

    private List<Fall> add(double[] values, List<Fall> stops, int warmUp) {
        double most = Arrays.stream(values).max().orElse(0);
        List<Fall> falls = new ArrayList<>();
        int at = warmUp + dice.between(1, 2 * perDay);
        while (at < values.length - 4 && falls.size() < MOST_FALLS) {
            int now = at;
            boolean clear =
                    stops.stream().noneMatch(stop -> now > stop.from() - perDay && now < stop.to() + 3 * perDay);
            if (!clear || values[at] < 0.25 * most || values[at - 1] < 0.25 * most) {
                at += dice.between(1, perDay);
                continue;
            }
            boolean declines = dice.happens(0.1);
            int length = declines ? 4 * perDay : Math.max(2, (int) (dice.any(1.5, 3, 3, 12, 24, 48) * perDay / 24));
            int end = Math.min(values.length, at + length);
            for (Fall stop : stops) {
                end = stop.from() > at ? Math.min(end, stop.from()) : end;
            }
            Fall fall = new Fall(at, end, dice.any(0.3, 0.5, 0.8, 1), declines ? length / 2 : 1);
            fall.befall(values);
            falls.add(fall);
            at = end + dice.between(perDay / 4, perDay / 2);
        }
        return falls;
    }

    /** What each unit put out in each period; blanks and what it drew are nothing. */
    private Map<String, double[]> month() {
        List<HalfHour> halfHours = DemoResources.halfHours();
        int each = PeriodLength.PT30M.perDays(1) / perDay;
        Map<String, double[]> month = new LinkedHashMap<>();
        for (int i = 0; i < halfHours.size() / each * each; i++) {
            for (HalfHour.Output output : halfHours.get(i).outputs()) {
                double[] values = month.computeIfAbsent(output.unit(), unit -> new double[halfHours.size() / each]);
                values[i / each] += output.megawatts()
                                .map(mw -> Math.max(0, mw.doubleValue()))
                                .orElse(0.0)
                        / each;
            }
        }
        return month;
    }

    private static double share(double[] values) {
        double most = Arrays.stream(values).max().orElse(0);
        return most == 0
                ? 0
                : (double) Arrays.stream(values)
                                .filter(value -> value > RUNS * most)
                                .count()
                        / values.length;
    }
}
