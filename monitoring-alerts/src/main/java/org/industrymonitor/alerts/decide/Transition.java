package org.industrymonitor.alerts.decide;

import java.util.Objects;

/**
 * What a reading or a correction does to a life.
 *
 * @param life where the series stands now
 * @param change what is to be told
 * @param reason why, in words; empty when there is nothing to tell
 * @param learns whether the reading is ordinary enough to be learned from
 */
public record Transition(Life life, Change change, String reason, boolean learns) {

    public Transition {
        Objects.requireNonNull(life, "life");
        Objects.requireNonNull(change, "change");
        if ((change == Change.NONE) != reason.isEmpty()) {
            throw new IllegalArgumentException("reason must be given for a change and only then, is '" + reason + "'");
        }
    }

    static Transition silent(Life life, boolean learns) {
        return new Transition(life, Change.NONE, "", learns);
    }
}
