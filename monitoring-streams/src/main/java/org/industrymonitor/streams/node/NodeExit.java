package org.industrymonitor.streams.node;

/** Where records leave the node processor: each is a child of it in the topology, by name. */
public enum NodeExit {
    AGGREGATES("write-node-aggregates"),
    ACCOUNTS("write-accounts"),
    DEAD_LETTERS("write-node-dead-letters");

    private final String child;

    NodeExit(String child) {
        this.child = child;
    }

    /** Name of the child. */
    public String child() {
        return child;
    }
}
