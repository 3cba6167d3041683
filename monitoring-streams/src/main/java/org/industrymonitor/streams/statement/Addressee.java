package org.industrymonitor.streams.statement;

import java.time.ZoneId;
import org.industrymonitor.streams.node.NodeBatch;

/** A node that is told what changes for it, and what it is to be told with the next commit. Equal where node and zone are. */
final class Addressee {

    private final String node;
    private final ZoneId zone;
    private NodeBatch batch;

    /** @param zone in which the node's periods are labelled */
    Addressee(String node, ZoneId zone) {
        this.node = node;
        this.zone = zone;
    }

    String node() {
        return node;
    }

    ZoneId zone() {
        return zone;
    }

    /** Whether there is nothing to be told yet. */
    boolean isIdle() {
        return batch == null;
    }

    /** What it is to be told, to be added to. */
    NodeBatch batch() {
        if (batch == null) {
            batch = new NodeBatch(zone);
        }
        return batch;
    }

    /** Takes what it is to be told away. */
    NodeBatch take() {
        NodeBatch taken = batch();
        batch = null;
        return taken;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Addressee that && node.equals(that.node) && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }
}
