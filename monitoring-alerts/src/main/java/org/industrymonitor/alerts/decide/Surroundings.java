package org.industrymonitor.alerts.decide;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * What is beside a series; asked for only where a decision turns on it.
 *
 * @param companion how the other series of the node stands
 * @param share of the next wider region that the node is, by the weights of the registry; empty where it has none
 */
public record Surroundings(Supplier<Companion> companion, Supplier<OptionalDouble> share) {

    /** Of which nothing is known. */
    public static final Surroundings UNKNOWN = new Surroundings(() -> Companion.UNKNOWN, OptionalDouble::empty);

    public Surroundings {
        Objects.requireNonNull(companion, "companion");
        Objects.requireNonNull(share, "share");
    }

    /** With a companion that is known already, and nothing else. */
    public static Surroundings of(Companion companion) {
        return new Surroundings(() -> companion, OptionalDouble::empty);
    }
}
