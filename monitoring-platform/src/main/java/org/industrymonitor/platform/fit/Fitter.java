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
import java.util.function.ToDoubleFunction;
import org.industrymonitor.alerts.detect.Clue;
import org.industrymonitor.alerts.detect.Forest;
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

    /** Clues that the histories at hand cannot teach for a season. */
    private static final Map<Season, Set<Clue>> UNTAUGHT = new EnumMap<>(Map.of(
            Season.HOURS,
            EnumSet.of(
                    Clue.FESTIVAL,
                    Clue.HOLIDAY,
                    Clue.REST,
                    Clue.PEERS,
                    Clue.PEERS_LOW,
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
        return new Model(forest(series), scores(odds::get));
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
    private Forest forest(List<List<Example>> examples) {
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

    /** By odds, the decimal logarithm of one false alarm in so many days. */
    private TreeMap<Double, Double> scores(ToDoubleFunction<Example> odds) {
        double[] sorted = series.stream()
                .flatMap(List::stream)
                .filter(example -> example.standing() == Standing.ORDINARY)
                .mapToDouble(odds)
                .sorted()
                .toArray();
        TreeMap<Double, Double> bare = new TreeMap<>();
        for (int i = 1; i <= POINTS; i++) {
            double share = Math.pow(10, -0.3 - 4.7 * i / POINTS);
            bare.put(sorted[(int) Math.max(0, sorted.length - 1 - (long) (share * sorted.length))], -Math.log10(share));
        }
        // What an alert makes less likely for a while counts: so the rates are measured with it.
        Model measure = new Model(new Forest(0, List.of()), bare);
        Map<Example, Double> marks = new IdentityHashMap<>();
        series.stream()
                .flatMap(List::stream)
                .forEach(example -> marks.put(example, measure.score(odds.applyAsDouble(example))));
        double days = series.stream()
                .flatMap(List::stream)
                .filter(example -> example.standing() != Standing.IGNORED)
                .mapToDouble(Example::days)
                .sum();
        TreeMap<Double, Double> scores = new TreeMap<>();
        double last = 0;
        for (Map.Entry<Double, Double> point : bare.entrySet()) {
            long alarms = series.stream()
                    .mapToLong(one -> falseAlarms(one, marks::get, point.getValue()))
                    .sum();
            last = Math.max(last, Math.log10(days / (alarms + 0.5)));
            scores.put(point.getKey(), last);
        }
        return scores;
    }

    /** Alerts on ordinary readings, when one stands until as many readings are ordinary as end it. */
    private long falseAlarms(List<Example> one, ToDoubleFunction<Example> marks, double threshold) {
        long alarms = 0;
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
                alarms += example.standing() == Standing.ORDINARY ? 1 : 0;
            }
        }
        return alarms;
    }
}
