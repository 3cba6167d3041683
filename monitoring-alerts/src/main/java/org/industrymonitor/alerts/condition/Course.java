package org.industrymonitor.alerts.condition;

import java.time.Instant;
import java.util.List;
import org.industrymonitor.alerts.decide.Change;
import org.industrymonitor.alerts.decide.Phase;
import org.industrymonitor.model.Severity;

/** How a condition becomes an alert and ceases to be one: a pure function of where it stands and what is seen. */
final class Course {

    private Course() {}

    /**
     * A condition after a period.
     *
     * @param episode where it stands now
     * @param change what is to be told
     * @param reason why, in words; empty when there is nothing to tell
     */
    record Step(Episode episode, Change change, String reason) {

        Step {
            if ((change == Change.NONE) != reason.isEmpty()) {
                throw new IllegalArgumentException(
                        "reason must be given for a change and only then, is '" + reason + "'");
            }
        }

        static Step silent(Episode episode) {
            return new Step(episode, Change.NONE, "");
        }
    }

    /**
     * What a period does.
     *
     * @param patience periods for which it must hold before it is told
     * @param recovery periods for which it must not hold before it is over
     * @param longest periods after which it is the new ordinary
     */
    static Step next(Episode episode, Sign sign, Instant at, int patience, int recovery, int longest) {
        return episode.isFiring()
                ? whileFiring(episode, sign, at, recovery, longest)
                : whileQuiet(episode, sign, at, patience);
    }

    /** What it means that it can no longer be: the plan it is about is over. */
    static Step close(Episode episode, Instant at, String reason) {
        return episode.isFiring()
                ? new Step(episode.better(at).ended(at), Change.RESOLVED, reason)
                : Step.silent(episode.quiet(at));
    }

    /** What a corrected figure of an earlier period does: it may withdraw an alert that rests on it, and nothing else. */
    static Step correct(Episode episode, Instant period, double figure) {
        boolean stands = episode.isFiring() || episode.phase() == Phase.ENDED;
        if (!stands
                || episode.grounds().stream()
                        .noneMatch(ground -> ground.period().equals(period))) {
            return Step.silent(episode);
        }
        List<Ground> grounds = episode.grounds().stream()
                .map(ground -> ground.period().equals(period) ? ground.corrected(figure) : ground)
                .toList();
        long held = grounds.stream().filter(Ground::holds).count();
        boolean decisive =
                grounds.stream().anyMatch(ground -> ground.period().equals(episode.raised()) && !ground.holds());
        if (decisive || 2 * held <= grounds.size()) {
            return new Step(
                    Episode.QUIET.quiet(episode.judged()),
                    Change.WITHDRAWN,
                    "corrected in " + period + ": " + held + " of the " + grounds.size()
                            + " periods it rests on still show it");
        }
        return Step.silent(episode.on(grounds));
    }

    private static Step whileQuiet(Episode episode, Sign sign, Instant at, int patience) {
        if (!sign.holds()) {
            return Step.silent(episode.quiet(at));
        }
        Episode pending = episode.pending(at, sign);
        return pending.periods() < patience
                ? Step.silent(pending)
                : new Step(
                        pending.firing(sign.severity()),
                        Change.RAISED,
                        sign.words().get());
    }

    private static Step whileFiring(Episode episode, Sign sign, Instant at, int recovery, int longest) {
        if (!sign.holds()) {
            Episode better = episode.better(at);
            return better.ordinary() < recovery
                    ? Step.silent(better)
                    : new Step(
                            better.ended(better.normalFrom()),
                            Change.RESOLVED,
                            sign.words().get());
        }
        Severity severity = sign.severity().compareTo(episode.severity()) > 0 ? sign.severity() : episode.severity();
        Episode worse = episode.worse(at, severity);
        if (worse.periods() > longest) {
            return new Step(
                    worse.ended(at),
                    Change.ADOPTED,
                    "lasts for " + worse.periods() + " periods, and is taken as usual");
        }
        return severity == episode.severity()
                ? Step.silent(worse)
                : new Step(worse, Change.WORSENED, sign.words().get());
    }
}
