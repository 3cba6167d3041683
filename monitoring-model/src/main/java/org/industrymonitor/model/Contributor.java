package org.industrymonitor.model;

import java.util.Objects;

/**
 * A child's part of a fall.
 *
 * @param node the text of a {@link NodeId}, or {@code others}
 * @param fall expected less observed, fixed point; the falls of all contributors add up to the alert's
 */
public record Contributor(String node, long fall) {

    public Contributor {
        Objects.requireNonNull(node, "node");
    }
}
