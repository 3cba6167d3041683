package org.industrymonitor.model;

import java.time.Instant;
import java.util.Objects;

/**
 * A half-open stretch of time, labelled by its start.
 *
 * @param length how long it is
 * @param start its label, the first instant in it; whole seconds
 */
public record Period(PeriodLength length, Instant start) {

    public Period {
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(start, "start");
        if (start.getNano() != 0) {
            throw new IllegalArgumentException("start must be a whole second, is " + start);
        }
    }

    @Override
    public String toString() {
        return start + "/" + length;
    }
}
