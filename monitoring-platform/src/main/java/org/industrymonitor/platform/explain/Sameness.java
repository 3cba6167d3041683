package org.industrymonitor.platform.explain;

import java.util.List;
import java.util.Objects;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertEvidence;
import org.industrymonitor.model.AlertEvidence.Position;
import org.industrymonitor.model.NodeKind;

/** Whether what is decided again is what was told. */
final class Sameness {

    private Sameness() {}

    /**
     * Compares each transition that says what decided it.
     *
     * @param differences told each difference
     * @return how many were compared
     */
    static int compare(List<Archive.Told> told, Redecision again, List<String> differences) {
        int compared = 0;
        for (Archive.Told one : told) {
            Alert alert = one.alert();
            if (alert.evidence().flatMap(AlertEvidence::aggregate).isEmpty()) {
                continue;
            }
            Position at = alert.evidence().get().aggregate().get();
            Alert decided = again.decided().get(at.offset());
            compared++;
            if (decided != null) {
                compare(alert, decided, differences);
            } else {
                differences.add(alert.state().word() + " at " + at
                        + (again.hasSeen(at.offset())
                                ? ": is not decided again"
                                : ": that record is gone; a later statement about the same period has replaced it"));
            }
        }
        return compared;
    }

    private static void compare(Alert told, Alert again, List<String> differences) {
        Difference difference = new Difference(told.state().word(), differences);
        difference.of("kind", told.kind().word(), again.kind().word());
        difference.of("raised", told.raised(), again.raised());
        // What is told of a group may be told later than decided, when its parts do not explain it.
        if (told.node().kind() == NodeKind.ENTERPRISE) {
            difference.of("state", told.state(), again.state());
            difference.of("severity", told.severity().word(), again.severity().word());
            difference.of("resolved", told.resolved(), again.resolved());
        }
        AlertEvidence before = told.evidence().orElseThrow();
        if (again.evidence().isEmpty()) {
            return;
        }
        AlertEvidence now = again.evidence().get();
        difference.of("period", before.period(), now.period());
        difference.of("figure, expectation and band", before.band(), now.band());
        difference.of("score and clues", before.finding(), now.finding());
    }

    private record Difference(String of, List<String> to) {
        void of(String what, Object told, Object again) {
            if (!Objects.equals(told, again)) {
                to.add(of + ": " + what + " was " + told + ", is " + again);
            }
        }
    }
}
