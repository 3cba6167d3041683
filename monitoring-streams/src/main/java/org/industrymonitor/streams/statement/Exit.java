package org.industrymonitor.streams.statement;

/** Where records leave the statement processor: each is a child of it in the topology, by name. */
public enum Exit {
    AGGREGATES("write-enterprise-aggregates"),
    DELTAS("node-deltas-repartition-filter"),
    /** Instead of {@link #DELTAS}, where what is imputed joins them. */
    DELTAS_TO_JOIN("merge-imputed"),
    RESPONDENTS("cell-respondents-repartition-filter"),
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
