package org.industrymonitor.alerts.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.industrymonitor.alerts.detect.Evidence;
import org.industrymonitor.model.Alert;

/**
 * What came of a published total.
 *
 * @param outcome what was done with it
 * @param evidence how it compares, where it was compared
 * @param alerts the transitions to be told, in order
 */
public record Verdict(Outcome outcome, Optional<Evidence> evidence, List<Alert> alerts) {

    /** What is done with a published total; each total has exactly one. */
    public enum Outcome {
        /** Compared with what was expected, and decided upon. */
        JUDGED,
        /** Compared, but a fall is planned: neither judged nor learned. */
        PLANNED,
        /** Of a public holiday: compared, and remembered for the next holiday, but not judged. */
        RESTING,
        /** Low together with another series of the node, which tells it. */
        SHADOWED,
        /** Of a group of one: its enterprise is watched. */
        SINGLE,
        /** More figures are waited for. */
        INCOMPLETE,
        /** Learned only, since the total has become the sum of other things. */
        RELEARNED,
        /** A period judged before has another value: weighed only for the alert that rests on it. */
        CORRECTED,
        /** Of a period before the newest one judged, or said again: neither raises nor clears. */
        LATE
    }

    public Verdict {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(evidence, "evidence");
        alerts = List.copyOf(alerts);
    }

    /** This, with what was to be told before it. */
    Verdict after(List<Alert> first) {
        if (first.isEmpty()) {
            return this;
        }
        List<Alert> all = new ArrayList<>(first);
        all.addAll(alerts);
        return new Verdict(outcome, evidence, all);
    }

    static Verdict of(Outcome outcome) {
        return new Verdict(outcome, Optional.empty(), List.of());
    }
}
