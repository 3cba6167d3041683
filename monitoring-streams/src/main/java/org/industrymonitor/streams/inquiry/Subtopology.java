package org.industrymonitor.streams.inquiry;

import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;

/** Which tasks hold a node. */
public enum Subtopology {
    /** Enterprises. */
    STATEMENTS,
    /** Groups of enterprises. */
    NODES;

    /** The one that holds a node. */
    public static Subtopology of(NodeId node) {
        return node.kind() == NodeKind.ENTERPRISE ? STATEMENTS : NODES;
    }

    /** The key under which it does. */
    public String key(NodeId node) {
        return this == STATEMENTS ? node.key() : node.toString();
    }
}
