package org.industrymonitor.streams.statement;

/** Where records leave the statement processor: each is a child of it in the topology, by name. */
public enum Exit {
    AGGREGATES("write-enterprise-aggregates"),
    DELTAS("node-deltas-repartition-filter"),
    DEAD_LETTERS("write-dead-letters");

    private final String child;

    Exit(String child) {
        this.child = child;
    }

    /** Name of the child. */
    public String child() {
        return child;
    }
}
