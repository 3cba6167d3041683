package org.industrymonitor.alerts.fold;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.industrymonitor.model.Alert;

/**
 * What is known of a group's series and its parts.
 *
 * @param parts their latest falls, at most {@link Folder#MOST_PARTS}
 * @param candidate the group's own alert, while it stands
 * @param period label of the period of which the candidate's figures are
 * @param telling whether the candidate has been told
 */
public record FoldState(List<Part> parts, Optional<Alert> candidate, Instant period, Telling telling) {

    /** What recipients know of the candidate. */
    enum Telling {
        /** Nothing yet: it is held back until the group's next reading. */
        HELD,
        /** Nothing, for a part explains it; it stays so, for the part may be well again before the group is. */
        FOLDED,
        TOLD,
        /** That it was raised and taken back, for a part explains it; it is not told again. */
        TAKEN_BACK
    }

    /** A group of which nothing is known yet. */
    public static final FoldState EMPTY = new FoldState(List.of(), Optional.empty(), Instant.EPOCH, Telling.HELD);

    public FoldState {
        parts = List.copyOf(parts);
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(telling, "telling");
    }

    FoldState with(List<Part> newParts) {
        return new FoldState(newParts, candidate, period, telling);
    }

    FoldState with(Telling newTelling) {
        return new FoldState(parts, candidate, period, newTelling);
    }

    FoldState with(Alert alert, Instant newPeriod) {
        boolean same = candidate.filter(known -> known.id().equals(alert.id())).isPresent();
        return new FoldState(parts, Optional.of(alert), newPeriod, same ? telling : Telling.HELD);
    }

    FoldState closed() {
        return new FoldState(parts, Optional.empty(), period, Telling.HELD);
    }
}
