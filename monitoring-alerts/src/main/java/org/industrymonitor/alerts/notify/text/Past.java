package org.industrymonitor.alerts.notify.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.model.Alert;

/** What happened before that is like an alert: of the same node, series and kind. Thread-safe. */
@FunctionalInterface
public interface Past {

    /** The past is not kept. */
    Past NONE = alert -> Optional.empty();

    /**
     * An alert that is over.
     *
     * @param from first abnormal period
     * @param until first normal one
     */
    record Episode(Instant from, Instant until) {}

    /** Those that began before it and are over, the latest first, a few at most; empty where the past is not kept. */
    Optional<List<Episode>> like(Alert alert);
}
