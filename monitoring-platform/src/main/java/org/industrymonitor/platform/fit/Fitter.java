package org.industrymonitor.platform.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.industrymonitor.alerts.detect.Clue;
import org.industrymonitor.alerts.detect.Forest;
import org.industrymonitor.alerts.detect.Scale;
import org.industrymonitor.alerts.detect.Scales;
import org.industrymonitor.alerts.detect.Season;
import org.industrymonitor.alerts.detect.Weighing;
import org.industrymonitor.alerts.detect.Weighing.Model;
import org.industrymonitor.platform.fit.Example.Standing;

/**
 * Fits the model of a season: a forest over all examples, and what its odds mean in false alarms, measured on series
 * that the forest had not seen.
 */
final class Fitter {

    private static final int FOLDS = 3;
    private static final int STRONGEST = 3;
    private static final double FALL_WEIGHT = 3;
    private static final int THINNED = 4;
    private static final double PLAIN = 0.03;
    private static final int POINTS = 60;
    /** Into how many parts the series are parted by their noise, to measure the rate of false alarms. */
    private static final Map<Season, Integer> BANDS =
            new EnumMap<>(Map.of(Season.HOURS, 3, Season.WEEKDAYS, 5, Season.MONTHS, 1));
    /** From which youth on a series is young: known for less than nine blocks. */
    private static final double YOUNG = 0.11;

    /** Clues that the histories at hand cannot teach for a season. */
    private static final Map<Season, Set<Clue>> UNTAUGHT = new EnumMap<>(Map.of(
            Season.HOURS,
            EnumSet.of(
                    Clue.FESTIVAL,
                    Clue.HOLIDAY,
                    Clue.REST,
                    Clue.PEERS,
                    Clue.PEERS_LOW,
                    Clue.ALONE,
                    Clue.ALERTS,
                    Clue.LOAD,
                    Clue.IDLE_SHARE),
            Season.WEEKDAYS,
            EnumSet.of(Clue.LOAD, Clue.REST),
            Season.MONTHS,
            EnumSet.of(
                    Clue.YOUTH,
                    Clue.FESTIVAL,
                    Clue.HOLIDAY,
                    Clue.REST,
                    Clue.PEERS,
                    Clue.PEERS_LOW,
                    Clue.ALONE,
                    Clue.ALERTS,
                    Clue.IDLE,
                    Clue.ZERO,
                    Clue.IDLE_SHARE,
                    Clue.LOAD)));

    private final Season season;
    private final Growth growth;
    private final Set<Clue> without;
    private final List<List<Example>> series;

    /**
     * @param growth how large the forest becomes
     * @param without clues left out, to see what they are worth
     * @param series examples by series, each in order of time
     */
    Fitter(Season season, Growth growth, Set<Clue> without, List<List<Example>> series) {
        this.season = season;
        this.growth = growth;
        this.without = without;
        this.series = List.copyOf(series);
    }

    Model fit() {
        Map<Example, Double> odds = new IdentityHashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            Forest forest = forest(pick(i -> i % FOLDS != out));
            pick(i -> i % FOLDS == out).stream()
                    .flatMap(List::stream)
                    .forEach(example -> odds.put(example, forest.odds(example.clues())));
        }
        return new Model(forest(series), scales(odds::get));
    }

    private List<List<Example>> pick(IntPredicate chosen) {
        List<List<Example>> picked = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            if (chosen.test(i)) {
                picked.add(series.get(i));
            }
        }
        return picked;
    }

    /** First on all readings of a fall, then on the few that show it best: an alert needs only one. */
    Forest forest(List<List<Example>> examples) {
        Forest first = grow(examples, example -> 0, Integer.MAX_VALUE);
        return grow(examples, example -> first.odds(example.clues()), STRONGEST);
    }

    private Forest grow(List<List<Example>> examples, ToDoubleFunction<Example> strength, int most) {
        List<double[]> clues = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        int plain = 0;
        for (List<Example> one : examples) {
            Map<Integer, List<Example>> falls = new TreeMap<>();
            for (Example example : one) {
                if (example.standing() == Standing.FALLEN) {
                    falls.computeIfAbsent(example.fall(), fall -> new ArrayList<>())
                            .add(example);
                } else if (example.standing() == Standing.ORDINARY) {
                    boolean dull = example.clues().get(Clue.DEPTH) < PLAIN;
                    if (!dull || plain++ % THINNED == 0) {
                        add(example, 0, dull ? THINNED : 1, clues, targets, weights);
                    }
                }
            }
            for (List<Example> fall : falls.values()) {
                List<Example> strongest = fall.stream()
                        .sorted(Comparator.comparingDouble(strength).reversed())
                        .limit(most)
                        .toList();
                strongest.forEach(example -> add(example, 1, FALL_WEIGHT / strongest.size(), clues, targets, weights));
            }
        }
        boolean[] used = new boolean[Clue.values().length];
        for (Clue clue : Clue.values()) {
            used[clue.ordinal()] =
                    !without.contains(clue) && !UNTAUGHT.get(season).contains(clue);
        }
        return new Grower(
                        clues,
                        targets.stream().mapToDouble(Double::doubleValue).toArray(),
                        weights.stream().mapToDouble(Double::doubleValue).toArray(),
                        used,
                        growth)
                .grow();
    }

    private static void add(
            Example example,
            double target,
            double weight,
            List<double[]> clues,
            List<Double> targets,
            List<Double> weights) {
        clues.add(example.clues().toArray());
        targets.add(target);
        weights.add(weight);
    }

    /** By noise and odds, the decimal logarithm of one false alarm in so many days. */
    private Scales scales(ToDoubleFunction<Example> odds) {
        double[] sorted = of(Standing.ORDINARY, example -> true)
                .mapToDouble(odds)
                .sorted()
                .toArray();
        TreeMap<Double, Double> bare = new TreeMap<>();
        for (int i = 1; i <= POINTS; i++) {
            double share = Math.pow(10, -0.3 - 4.7 * i / POINTS);
            bare.put(sorted[(int) Math.max(0, sorted.length - 1 - (long) (share * sorted.length))], -Math.log10(share));
        }
        // What an alert makes less likely for a while counts: so the rates are measured with it.
        Scale measure = new Scale(bare);
        Map<Example, Double> marks = new IdentityHashMap<>();
        series.stream()
                .flatMap(List::stream)
                .forEach(example -> marks.put(example, measure.score(odds.applyAsDouble(example))));
        List<Band> bands = bands();
        for (Map.Entry<Double, Double> point : bare.entrySet()) {
            List<Example> alarms = series.stream()
                    .flatMap(one -> falseAlarms(one, marks::get, point.getValue()).stream())
                    .toList();
            bands.forEach(band -> band.add(point.getKey(), alarms));
        }
        TreeMap<Double, Scale> scales = new TreeMap<>();
        bands.forEach(band -> scales.put(band.noise, new Scale(band.points)));
        return new Scales(scales);
    }

    private List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        double[] noises = of(Standing.ORDINARY, this::judges)
                .mapToDouble(Fitter::noise)
                .sorted()
                .toArray();
        int count = BANDS.get(season);
        for (int i = 0; i < count; i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : noises[i * noises.length / count];
            double to = i == count - 1 ? Double.POSITIVE_INFINITY : noises[(i + 1) * noises.length / count];
            Predicate<Example> within = example -> judges(example) && from <= noise(example) && noise(example) < to;
            double days = series.stream()
                    .flatMap(List::stream)
                    .filter(example -> example.standing() != Standing.IGNORED)
                    .filter(within)
                    .mapToDouble(Example::days)
                    .sum();
            bands.add(new Band(noises[(2 * i + 1) * noises.length / (2 * count)], within, days, new TreeMap<>()));
        }
        return bands;
    }

    /**
     * Whether false alarms of its like say how sure alerts are. Young series by days do not: those at hand are made up, more
     * restless than real ones of their age, and by them real falls would be told of too seldom.
     */
    private boolean judges(Example example) {
        return season != Season.WEEKDAYS || example.clues().get(Clue.YOUTH) <= YOUNG;
    }

    /** Series alike in noise, and how often they gave false alarms. */
    private record Band(double noise, Predicate<Example> within, double days, TreeMap<Double, Double> points) {

        void add(double odds, List<Example> alarms) {
            double least = points.isEmpty() ? 0 : points.lastEntry().getValue();
            long own = alarms.stream().filter(within).count();
            // One deviation more than were counted: who asks for a rate should not get more.
            points.put(odds, Math.max(least, Math.log10(days / (own + Math.sqrt(own) + 0.5))));
        }
    }

    private Stream<Example> of(Standing standing, Predicate<Example> chosen) {
        return series.stream()
                .flatMap(List::stream)
                .filter(example -> example.standing() == standing)
                .filter(chosen);
    }

    private static double noise(Example example) {
        return example.clues().get(Clue.NOISE);
    }

    /** Alerts on ordinary readings, when one stands until as many readings are ordinary as end it. */
    private List<Example> falseAlarms(List<Example> one, ToDoubleFunction<Example> marks, double threshold) {
        List<Example> alarms = new ArrayList<>();
        int ordinary = 0;
        double alerts = 0;
        boolean firing = false;
        for (Example example : one) {
            alerts *= 1 - example.days() / season.habitDays();
            if (firing) {
                ordinary = example.ordinary() ? ordinary + 1 : 0;
                firing = ordinary < season.recovery();
            } else if (marks.applyAsDouble(example) - Weighing.habit(alerts) >= threshold) {
                firing = true;
                ordinary = 0;
                alerts++;
                if (example.standing() == Standing.ORDINARY) {
                    alarms.add(example);
                }
            }
        }
        return alarms;
    }
}
