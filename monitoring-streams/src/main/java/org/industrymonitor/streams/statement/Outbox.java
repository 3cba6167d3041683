package org.industrymonitor.streams.statement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.industrymonitor.streams.node.NodeBatch;
import org.industrymonitor.streams.pane.PaneDelta;

/** Adds up by node what has changed since the last commit. */
final class Outbox {

    private final Map<String, NodeBatch> batches = new LinkedHashMap<>();

    /** Takes over what has changed for a place. */
    void collect(Place place) {
        for (Place.Target target : place.targets()) {
            NodeBatch batch = batch(target);
            place.changes().forEach((slot, delta) -> {
                if (!delta.isVoid()) {
                    batch.add(slot.length(), slot.index(), delta, target.child());
                }
            });
        }
        place.forgetChanges();
    }

    /** Takes what changes in an official figure of a node. */
    void official(Place.Target node, Place.Slot slot, PaneDelta delta) {
        batch(node).addOfficial(slot.length(), slot.index(), delta);
    }

    private NodeBatch batch(Place.Target target) {
        return batches.computeIfAbsent(target.node(), node -> new NodeBatch(target.zone()));
    }

    /** Hands over the batches, each with its node. */
    void drain(BiConsumer<String, NodeBatch> consumer) {
        batches.forEach((node, batch) -> {
            if (!batch.isEmpty()) {
                consumer.accept(node, batch);
            }
        });
        batches.clear();
    }
}
