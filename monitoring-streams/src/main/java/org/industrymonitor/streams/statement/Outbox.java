package org.industrymonitor.streams.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.industrymonitor.streams.node.NodeBatch;
import org.industrymonitor.streams.pane.PaneDelta;

/** Adds up by node what has changed since the last commit. */
final class Outbox {

    private final List<Addressee> told = new ArrayList<>();

    /** Takes over what has changed for a place. */
    void collect(Place place) {
        place.changes().forEach((slot, delta) -> {
            if (!delta.isVoid()) {
                for (Place.Target target : place.targets()) {
                    batch(target.addressee()).add(slot.length(), slot.index(), delta, target.child());
                }
            }
        });
        place.forgetChanges();
    }

    /** Takes what changes in an official figure of a node. */
    void official(Addressee node, Place.Slot slot, PaneDelta delta) {
        batch(node).addOfficial(slot.length(), slot.index(), delta);
    }

    private NodeBatch batch(Addressee addressee) {
        if (addressee.isIdle()) {
            told.add(addressee);
        }
        return addressee.batch();
    }

    /** Hands over the batches, each with its node. */
    void drain(BiConsumer<String, NodeBatch> consumer) {
        told.forEach(addressee -> consumer.accept(addressee.node(), addressee.take()));
        told.clear();
    }
}
