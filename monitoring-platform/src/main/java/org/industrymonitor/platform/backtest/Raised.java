package org.industrymonitor.platform.backtest;

import java.util.Objects;
import java.util.Optional;

/**
 * An alert as a line of {@code alerts.csv}.
 *
 * @param series number of its series
 * @param raisedAt label of the period that raised it
 * @param resolvedAt label of the first ordinary period; empty while open
 * @param severity in its colour
 * @param score how rare a false alarm as sure as this is: decimal logarithm of one in so many subject-days
 * @param reason in words
 */
public record Raised(
        int series, String raisedAt, Optional<String> resolvedAt, String severity, double score, String reason) {

    public Raised {
        Objects.requireNonNull(raisedAt, "raisedAt");
        Objects.requireNonNull(resolvedAt, "resolvedAt");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(reason, "reason");
    }
}
