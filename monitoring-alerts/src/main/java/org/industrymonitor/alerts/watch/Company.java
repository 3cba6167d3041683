package org.industrymonitor.alerts.watch;

import java.util.Objects;
import org.industrymonitor.alerts.decide.Companion;
import org.industrymonitor.alerts.detect.Setting.Movement;

/**
 * What is known beside a series.
 *
 * @param explained whether a fall is already told by another series of the node: then none is raised
 * @param peers how the others of its kind move
 * @param companion how the other series of the node stands
 */
public record Company(boolean explained, Movement peers, Companion companion) {

    public Company {
        Objects.requireNonNull(peers, "peers");
        Objects.requireNonNull(companion, "companion");
    }
}
