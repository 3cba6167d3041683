package org.industrymonitor.alerts.condition;

import java.time.Instant;
import java.util.Objects;

/**
 * A figure that an alert rests on, kept so that a correction of it can be weighed.
 *
 * @param period label of its period
 * @param figure what is known of it now
 * @param bound beyond which the condition holds
 * @param above whether beyond is above
 */
record Ground(Instant period, double figure, double bound, boolean above) {

    Ground {
        Objects.requireNonNull(period, "period");
    }

    boolean holds() {
        return above ? figure > bound : figure < bound;
    }

    Ground corrected(double now) {
        return new Ground(period, now, bound, above);
    }
}
