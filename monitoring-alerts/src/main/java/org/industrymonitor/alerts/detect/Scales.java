package org.industrymonitor.alerts.detect;

import java.util.Map;
import java.util.TreeMap;

/**
 * What log-odds mean in false alarms, by how noisy a series is: the same odds are as often wrong of many restless series as
 * of few quiet ones, and each of them is promised the same rate.
 *
 * @param byNoise by {@link Clue#NOISE}; in between the mean of both sides
 */
public record Scales(TreeMap<Double, Scale> byNoise) {

    public Scales {
        if (byNoise.isEmpty()) {
            throw new IllegalArgumentException("scales must not be empty");
        }
    }

    /** The same for every series. */
    public static Scales of(Scale scale) {
        return new Scales(new TreeMap<>(Map.of(0.0, scale)));
    }

    /** The score of log-odds of a series that is so noisy. */
    double score(double odds, double noise) {
        Map.Entry<Double, Scale> below = byNoise.floorEntry(noise);
        Map.Entry<Double, Scale> above = byNoise.ceilingEntry(noise);
        if (below == null || above == null) {
            return (below == null ? above : below).getValue().score(odds);
        }
        double lower = below.getValue().score(odds);
        double width = above.getKey() - below.getKey();
        return width == 0
                ? lower
                : lower + (noise - below.getKey()) / width * (above.getValue().score(odds) - lower);
    }
}
