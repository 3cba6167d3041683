package org.industrymonitor.runtime.kafka;

import java.util.Map;
import java.util.Set;

/** Told of changes in a {@link CompactedView}, on the view's own thread. */
@FunctionalInterface
public interface ViewListener<V> {

    /**
     * Called after the view has taken a batch and before {@link CompactedView#awaitOffsets} lets anyone go on.
     *
     * @param changed new values by key
     * @param removed keys that are gone
     */
    void changed(Map<String, V> changed, Set<String> removed);
}
