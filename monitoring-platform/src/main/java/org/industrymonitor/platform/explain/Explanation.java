package org.industrymonitor.platform.explain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.industrymonitor.alerts.notify.route.Directory;
import org.industrymonitor.model.Alert;
import org.industrymonitor.model.AlertState;
import org.industrymonitor.model.CalendarEntry;

/**
 * All there is to say of an alert.
 *
 * @param told its transitions, in order; at least one
 * @param readings that it rests on
 * @param directory what nodes are called
 * @param course of the series
 * @param replayed aggregates taken to decide again
 * @param compared transitions that could be compared
 * @param differences between what was told and what is decided again
 * @param later entries of the calendar that concern the node and came after it was told
 */
public record Explanation(
        List<Archive.Told> told,
        List<Archive.Found> readings,
        Directory directory,
        Course course,
        long replayed,
        int compared,
        List<String> differences,
        List<CalendarEntry> later) {

    public Explanation {
        told = List.copyOf(told);
        readings = List.copyOf(readings);
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(course, "course");
        differences = List.copyOf(differences);
        later = List.copyOf(later);
        if (told.isEmpty()) {
            throw new IllegalArgumentException("told must hold at least one transition, is empty");
        }
    }

    /** The alert as it was raised; as it stands where that is no longer kept. */
    public Alert raised() {
        return firstFiring(told).orElse(told.get(0).alert());
    }

    static Optional<Alert> firstFiring(List<Archive.Told> told) {
        return told.stream()
                .map(Archive.Told::alert)
                .filter(alert -> alert.state() == AlertState.FIRING)
                .findFirst();
    }

    /** Whether the same was decided again, of everything that was told. */
    public boolean isSame() {
        return differences.isEmpty() && compared > 0;
    }
}
