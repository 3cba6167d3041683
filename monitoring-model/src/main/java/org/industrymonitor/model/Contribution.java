package org.industrymonitor.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What a child contributes to the comparable growth of its parent.
 *
 * @param child empty for what is comparable in the parent and in none of its children: enterprises that have moved from one
 *     to another within the year
 * @param now of the comparable figures of this stretch, fixed point
 * @param then of their counterparts one year earlier
 * @param points percentage points of the parent's growth, fixed point; those of all children add up to the growth exactly
 */
public record Contribution(Optional<NodeId> child, long now, long then, long points) {

    public Contribution {
        Objects.requireNonNull(child, "child");
    }
}
