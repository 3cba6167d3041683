package org.industrymonitor.alerts.detect;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What log-odds mean in false alarms, by how young and how noisy a series is: the same odds are as often wrong of many
 * restless series as of few quiet ones, and each of them is promised the same rate.
 *
 * @param byYouth by {@link Clue#YOUTH}, then by {@link Clue#NOISE}; in between the mean of both sides
 */
public record Scales(TreeMap<Double, TreeMap<Double, Scale>> byYouth) {

    public Scales {
        if (byYouth.isEmpty() || byYouth.values().stream().anyMatch(Map::isEmpty)) {
            throw new IllegalArgumentException("scales must not be empty");
        }
    }

    /** The same for every series. */
    public static Scales of(Scale scale) {
        return new Scales(new TreeMap<>(Map.of(0.0, new TreeMap<>(Map.of(0.0, scale)))));
    }

    /** The score of log-odds of a series that is so young and so noisy. */
    double score(double odds, double youth, double noise) {
        return between(byYouth, youth, byNoise -> between(byNoise, noise, scale -> scale.score(odds)));
    }

    private static <T> double between(TreeMap<Double, T> known, double at, ToDoubleFunction<T> score) {
        Map.Entry<Double, T> below = known.floorEntry(at);
        Map.Entry<Double, T> above = known.ceilingEntry(at);
        if (below == null || above == null) {
            return score.applyAsDouble((below == null ? above : below).getValue());
        }
        double lower = score.applyAsDouble(below.getValue());
        double width = above.getKey() - below.getKey();
        return width == 0
                ? lower
                : lower + (at - below.getKey()) / width * (score.applyAsDouble(above.getValue()) - lower);
    }
}
