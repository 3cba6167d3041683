package org.industrymonitor.streams.statement;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.PaneDelta;

/**
 * A set of nodes that figures count for together, and what has changed for it since the last commit: a cell with its ancestors, or
 * the enterprises of a cell in a group. Their deltas add up before they are spread over the nodes.
 */
final class Place {

    /**
     * A node, and its child on the way to the place.
     *
     * @param child empty when there is none
     */
    record Target(Addressee addressee, String child) {}

    /** A period. */
    record Slot(PeriodLength length, long index) {}

    private final List<Target> targets;
    /** Null while nothing has changed: there are many places. */
    private Map<Slot, PaneDelta> changes;

    private PeriodLength lastLength;
    private long lastIndex;
    private PaneDelta last;

    private final Collection<Place> changed;

    /** @param changed where the place puts itself when something changes for it */
    Place(List<Target> targets, Collection<Place> changed) {
        this.targets = List.copyOf(targets);
        this.changed = changed;
    }

    List<Target> targets() {
        return targets;
    }

    /** What changes of a period, to be added to. */
    PaneDelta change(PeriodLength length, long index) {
        if (last == null || index != lastIndex || length != lastLength) {
            if (changes == null) {
                changes = new LinkedHashMap<>();
                changed.add(this);
            }
            last = changes.computeIfAbsent(new Slot(length, index), slot -> new PaneDelta());
            lastLength = length;
            lastIndex = index;
        }
        return last;
    }

    Map<Slot, PaneDelta> changes() {
        return changes;
    }

    void forgetChanges() {
        changes = null;
        last = null;
    }
}
