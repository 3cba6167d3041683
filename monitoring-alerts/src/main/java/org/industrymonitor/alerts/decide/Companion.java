package org.industrymonitor.alerts.decide;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How the other series of a node stands in the same period: energy beside output, output beside energy.
 *
 * @param depth share of what was expected that is missing, negative when there is more; empty when it is not known
 */
public record Companion(OptionalDouble depth) {

    /** Of which nothing is known. */
    public static final Companion UNKNOWN = new Companion(OptionalDouble.empty());

    public Companion {
        Objects.requireNonNull(depth, "depth");
    }

    /** Of so much missing. */
    public static Companion of(double depth) {
        return new Companion(OptionalDouble.of(depth));
    }

    /** Whether it contradicts a fall of that depth of the series. */
    boolean contradicts(String series, double fall, DivergenceRule rule) {
        if (depth.isEmpty() || fall < rule.least()) {
            return false;
        }
        double missing = depth.getAsDouble();
        return series.equals("output") ? Math.abs(missing) <= rule.flat() : missing <= -rule.rise();
    }

    /** Whether it fell as well, by half as much or more. */
    boolean confirms(double fall) {
        return depth.isPresent() && depth.getAsDouble() >= fall / 2;
    }
}
