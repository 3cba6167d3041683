package org.industrymonitor.streams.web;

import java.util.Optional;
import org.industrymonitor.model.NodeId;

/** Knows where the tasks run that hold nodes. */
@FunctionalInterface
public interface Owners {

    /**
     * The task that holds a node.
     *
     * @param partition its number within its subtopology
     * @param address {@code host:port} at which the process listens in which it runs; empty when it has not said
     */
    record Owner(int partition, Optional<String> address) {}

    /** The task that holds a node; empty while partitions are being assigned. */
    Optional<Owner> owner(NodeId node);
}
