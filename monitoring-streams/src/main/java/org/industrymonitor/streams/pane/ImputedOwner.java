package org.industrymonitor.streams.pane;

/** What is imputed for a node is kept as the figures of another owner beside it. */
public final class ImputedOwner {

    private ImputedOwner() {}

    /** The owner of what is imputed for a node: no node's text holds a bar. */
    public static String of(String node) {
        return node + "|imputed";
    }
}
