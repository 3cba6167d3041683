package org.industrymonitor.alerts.watch;

import java.util.Objects;
import java.util.function.Supplier;
import org.industrymonitor.alerts.decide.Companion;
import org.industrymonitor.alerts.decide.Surroundings;
import org.industrymonitor.alerts.detect.Setting.Movement;

/**
 * What is known beside a series; asked for only where a reading is low.
 *
 * @param explained whether a fall is already told by another series of the node: then none is raised
 * @param peers how the others of its kind move
 * @param beside the node's other series, and what the node is of its region
 */
public record Company(boolean explained, Supplier<Movement> peers, Surroundings beside) {

    public Company {
        Objects.requireNonNull(peers, "peers");
        Objects.requireNonNull(beside, "beside");
    }

    /** All of which is known already. */
    public static Company of(boolean explained, Movement peers, Companion companion) {
        return new Company(explained, () -> peers, Surroundings.of(companion));
    }
}
