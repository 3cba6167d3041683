package org.industrymonitor.alerts.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.industrymonitor.alerts.fold.Finding.Candidate;
import org.industrymonitor.alerts.fold.Finding.Shortfall;
import org.industrymonitor.alerts.fold.Finding.Shortfalls;
import org.industrymonitor.alerts.fold.FoldState.Telling;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.Contributor;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.PeriodLength;

/**
 * Tells a group's alert only when no single part explains it, nor what is planned of its parts, and then names the
 * parts.
 *
 * <p>Group and parts are watched by different tasks, so either may be ahead. A new candidate therefore waits for the
 * group's next reading; and one that was told and is explained by a part heard of later is taken back.
 */
public final class Folder {

    /** Parts of a group that are known at a time. */
    public static final int MOST_PARTS = 16;

    private static final int MOST_NAMED = 10;
    private static final double EXPLAINS = 0.6;
    /** Periods by which what is known of a part may be behind the group. */
    private static final int BEHIND = 4;

    private static final String ENTERPRISE = NodeKind.ENTERPRISE.prefix() + ":";

    /**
     * A group after a finding.
     *
     * @param state what is known now
     * @param alerts to be told
     */
    public record Folded(FoldState state, List<Alert> alerts) {
        public Folded {
            alerts = List.copyOf(alerts);
        }

        static Folded silent(FoldState state) {
            return new Folded(state, List.of());
        }
    }

    /** Takes a transition of the group's own alert. */
    public Folded take(FoldState state, Candidate candidate) {
        Alert alert = withEvidence(candidate.alert(), state);
        if (alert.state() != AlertState.FIRING) {
            return end(state, alert);
        }
        boolean known = state.candidate().filter(a -> a.id().equals(alert.id())).isPresent();
        FoldState next = state.with(alert, candidate.period());
        if (next.telling() == Telling.TOLD && !candidate.still()) {
            return new Folded(next, List.of(named(next, alert)));
        }
        if (next.telling() != Telling.HELD) {
            return Folded.silent(next);
        }
        if (explanation(next).isPresent()) {
            return Folded.silent(next.with(Telling.FOLDED));
        }
        return known ? new Folded(next.with(Telling.TOLD), List.of(named(next, alert))) : Folded.silent(next);
    }

    /** What only still stands says nothing of what it was raised on: that was said when it was. */
    private static Alert withEvidence(Alert alert, FoldState state) {
        return alert.evidence().isPresent()
                ? alert
                : alert.on(state.candidate()
                        .filter(known -> known.id().equals(alert.id()))
                        .flatMap(Alert::evidence));
    }

    /** Takes the fall of a part. */
    public Folded take(FoldState state, Shortfall shortfall) {
        return take(state, new Shortfalls(List.of(shortfall)));
    }

    /** Takes the falls of parts in a period. */
    public Folded take(FoldState state, Shortfalls shortfalls) {
        FoldState next = state.with(merge(state.parts(), shortfalls));
        if (next.telling() != Telling.TOLD || next.candidate().isEmpty()) {
            return Folded.silent(next);
        }
        Alert alert = next.candidate().get();
        if (shortfalls.period().isAfter(alert.raised())) {
            // What falls later has not raised the alert.
            return Folded.silent(next);
        }
        return explanation(next)
                .map(why -> new Folded(
                        next.with(Telling.TAKEN_BACK),
                        List.of(named(
                                next,
                                alert.in(AlertState.WITHDRAWN, Optional.of(alert.raised()), why)
                                        .naming(why, List.of())))))
                .orElseGet(() -> Folded.silent(next));
    }

    private Folded end(FoldState state, Alert alert) {
        boolean told = state.telling() == Telling.TOLD
                && state.candidate()
                        .filter(known -> known.id().equals(alert.id()))
                        .isPresent();
        FoldState closed = state.closed();
        return told ? new Folded(closed, List.of(alert)) : Folded.silent(closed);
    }

    /** Why the group's fall is no news of its own, in words; empty when it is. */
    private static Optional<String> explanation(FoldState state) {
        Alert alert = state.candidate().orElseThrow();
        long fall = alert.fall();
        long planned = recent(state, alert.period())
                .filter(part -> part.planned() && part.node().startsWith(ENTERPRISE))
                .mapToLong(Part::fall)
                .sum();
        if (planned >= EXPLAINS * fall) {
            return Optional.of(percent(planned, fall) + " of the fall is planned");
        }
        return recent(state, alert.period())
                .filter(part -> part.fall() >= EXPLAINS * fall)
                .max(Comparator.comparingLong(Part::fall))
                .map(part ->
                        percent(part.fall(), fall) + " of the fall is " + part.node() + ", which is watched itself");
    }

    private static String percent(long part, long whole) {
        return Math.round(100.0 * part / whole) + " %";
    }

    private static Stream<Part> recent(FoldState state, PeriodLength length) {
        Instant from = state.period().minusSeconds(BEHIND * seconds(length));
        return state.parts().stream().filter(part -> !part.period().isBefore(from));
    }

    private static List<Part> merge(List<Part> known, Shortfalls shortfalls) {
        Instant from = shortfalls.period().minusSeconds(2 * BEHIND * seconds(shortfalls.length()));
        Map<String, Part> newest = new HashMap<>();
        for (Part part : known) {
            newest.put(part.node(), part);
        }
        for (Shortfall shortfall : shortfalls.parts()) {
            Part part = new Part(shortfall.child(), shortfall.period(), shortfall.fall(), shortfall.planned());
            newest.merge(part.node(), part, (old, fresh) -> old.period().isAfter(fresh.period()) ? old : fresh);
        }
        List<Part> merged = new ArrayList<>(newest.values());
        merged.removeIf(part -> part.period().isBefore(from));
        merged.sort(Comparator.comparingLong(Part::fall).reversed().thenComparing(Part::node));
        return merged.size() > MOST_PARTS ? merged.subList(0, MOST_PARTS) : merged;
    }

    /** The alert with the enterprises that fell, largest first; with the others they add up to the fall. */
    private static Alert named(FoldState state, Alert alert) {
        List<Contributor> contributors = new ArrayList<>();
        long rest = alert.fall();
        List<Part> enterprises = recent(state, alert.period())
                .filter(part -> part.node().startsWith(ENTERPRISE))
                .limit(MOST_NAMED)
                .toList();
        for (Part part : enterprises) {
            contributors.add(new Contributor(part.node(), part.fall()));
            rest = Math.subtractExact(rest, part.fall());
        }
        if (rest != 0) {
            contributors.add(new Contributor("others", rest));
        }
        return alert.naming(alert.reason(), contributors);
    }

    private static long seconds(PeriodLength length) {
        return switch (length) {
            case P1D -> 86_400;
            case P1M -> 31 * 86_400;
            default -> length.seconds();
        };
    }
}
