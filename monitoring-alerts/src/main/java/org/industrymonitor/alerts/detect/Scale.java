package org.industrymonitor.alerts.detect;

import java.util.Map;
import java.util.TreeMap;

/**
 * What log-odds mean in false alarms.
 *
 * @param points by log-odds: the decimal logarithm of one false alarm in so many subject-days
 */
public record Scale(TreeMap<Double, Double> points) {

    public Scale {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must not be empty");
        }
    }

    /** Between the points known a straight line, beyond them its continuation by halves and quarters. */
    public double score(double odds) {
        Map.Entry<Double, Double> below = points.floorEntry(odds);
        Map.Entry<Double, Double> above = points.ceilingEntry(odds);
        if (below == null) {
            return Math.max(0, above.getValue() + (odds - above.getKey()) / 2);
        }
        if (above == null) {
            return below.getValue() + (odds - below.getKey()) / 4;
        }
        double width = above.getKey() - below.getKey();
        double share = width == 0 ? 0 : (odds - below.getKey()) / width;
        return below.getValue() + share * (above.getValue() - below.getValue());
    }
}
