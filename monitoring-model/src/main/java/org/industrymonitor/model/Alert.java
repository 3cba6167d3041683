package org.industrymonitor.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An abnormal drop of one node as it stands after a transition.
 *
 * @param id stable through its life
 * @param series what fell
 * @param period the length of the periods named
 * @param since label of the first abnormal period
 * @param raised label of the period whose reading raised it
 * @param resolved label of the first normal period; empty while open
 * @param observed in the period of the latest transition, fixed point
 * @param expected likewise
 * @param score how far outside the ordinary, in robust standard deviations
 * @param reason why the latest transition was made, in words
 * @param contributors largest fall first; together the whole fall
 * @param evidence what the latest transition was decided on; empty where it was not kept
 */
public record Alert(
        String id,
        NodeId node,
        String series,
        AlertKind kind,
        AlertState state,
        Severity severity,
        PeriodLength period,
        Instant since,
        Instant raised,
        Optional<Instant> resolved,
        long observed,
        long expected,
        double score,
        String reason,
        List<Contributor> contributors,
        long coverageReported,
        long coverageExpected,
        Optional<AlertEvidence> evidence) {

    public Alert {
        Check.id("id", id);
        Objects.requireNonNull(node, "node");
        Check.id("series", series);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(resolved, "resolved");
        if (raised.isBefore(since)) {
            throw new IllegalArgumentException("raised must not be before since " + since + ", is " + raised);
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must not be blank");
        }
        contributors = List.copyOf(contributors);
        Objects.requireNonNull(evidence, "evidence");
    }

    /** An alert whose evidence is not kept. */
    public Alert(
            String id,
            NodeId node,
            String series,
            AlertKind kind,
            AlertState state,
            Severity severity,
            PeriodLength period,
            Instant since,
            Instant raised,
            Optional<Instant> resolved,
            long observed,
            long expected,
            double score,
            String reason,
            List<Contributor> contributors,
            long coverageReported,
            long coverageExpected) {
        this(
                id,
                node,
                series,
                kind,
                state,
                severity,
                period,
                since,
                raised,
                resolved,
                observed,
                expected,
                score,
                reason,
                contributors,
                coverageReported,
                coverageExpected,
                Optional.empty());
    }

    /** Expected less observed. */
    public long fall() {
        return Math.subtractExact(expected, observed);
    }

    /** This alert in another state of its life, for the reason given. */
    public Alert in(AlertState newState, Optional<Instant> newResolved, String newReason) {
        return with(newState, newResolved, observed, expected, newReason, contributors);
    }

    /** This alert with the figures of another period. */
    public Alert showing(long newObserved, long newExpected) {
        return with(state, resolved, newObserved, newExpected, reason, contributors);
    }

    /** This alert in other words, naming who contributed. */
    public Alert naming(String newReason, List<Contributor> newContributors) {
        return with(state, resolved, observed, expected, newReason, newContributors);
    }

    /** This alert with what its latest transition was decided on; empty to keep nothing of it. */
    public Alert on(Optional<AlertEvidence> newEvidence) {
        return new Alert(
                id,
                node,
                series,
                kind,
                state,
                severity,
                period,
                since,
                raised,
                resolved,
                observed,
                expected,
                score,
                reason,
                contributors,
                coverageReported,
                coverageExpected,
                newEvidence);
    }

    private Alert with(
            AlertState newState,
            Optional<Instant> newResolved,
            long newObserved,
            long newExpected,
            String newReason,
            List<Contributor> newContributors) {
        return new Alert(
                id,
                node,
                series,
                kind,
                newState,
                severity,
                period,
                since,
                raised,
                newResolved,
                newObserved,
                newExpected,
                score,
                newReason,
                newContributors,
                coverageReported,
                coverageExpected,
                evidence);
    }
}
