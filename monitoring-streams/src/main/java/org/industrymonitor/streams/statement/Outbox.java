package org.industrymonitor.streams.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.node.NodeBatch;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PeriodMap;

/** Adds up by node what has changed since the last commit. */
final class Outbox {

    private final List<Addressee> told = new ArrayList<>();

    /** Takes over what has changed for a place. */
    void collect(Place place) {
        PeriodMap<PaneDelta> changes = place.changes();
        List<Place.Target> targets = place.targets();
        for (int i = 0; i < targets.size(); i++) {
            Place.Target target = targets.get(i);
            for (int entry = 0; entry < changes.size(); entry++) {
                PaneDelta delta = changes.value(entry);
                if (!delta.isVoid()) {
                    batch(target.addressee()).add(changes.length(entry), changes.index(entry), delta, target.child());
                }
            }
        }
        place.forgetChanges();
    }

    /** Takes what changes in an official figure of a node. */
    void official(Addressee node, PeriodLength length, long index, PaneDelta delta) {
        batch(node).addOfficial(length, index, delta);
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
