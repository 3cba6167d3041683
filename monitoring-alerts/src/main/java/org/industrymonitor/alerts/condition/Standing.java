package org.industrymonitor.alerts.condition;

import java.util.Objects;
import java.util.Optional;
import org.industrymonitor.model.Alert;

/**
 * A condition of a node as it stands.
 *
 * @param episode where it is in its life
 * @param alert as it was told last, while it can still change
 */
record Standing(Episode episode, Optional<Alert> alert) {

    static final Standing NONE = new Standing(Episode.QUIET, Optional.empty());

    Standing {
        Objects.requireNonNull(episode, "episode");
        Objects.requireNonNull(alert, "alert");
    }
}
