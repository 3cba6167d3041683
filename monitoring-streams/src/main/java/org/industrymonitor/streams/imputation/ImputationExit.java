package org.industrymonitor.streams.imputation;

/** Where records leave the imputation processor: each is a child of it in the topology, by name. */
public enum ImputationExit {
    DELTAS("merge-imputed"),
    DEAD_LETTERS("write-imputation-dead-letters");

    private final String child;

    ImputationExit(String child) {
        this.child = child;
    }

    /** Name of the child. */
    public String child() {
        return child;
    }
}
