package org.industrymonitor.streams.statement;

import java.util.Collection;
import java.util.List;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.streams.pane.PaneDelta;
import org.industrymonitor.streams.pane.PeriodMap;

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

    private final List<Target> targets;
    /** Null while nothing has changed: there are many places. */
    private PeriodMap<PaneDelta> changes;

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
                changes = new PeriodMap<>();
                changed.add(this);
            }
            last = changes.of(length, index, 0, PaneDelta::new);
            lastLength = length;
            lastIndex = index;
        }
        return last;
    }

    PeriodMap<PaneDelta> changes() {
        return changes;
    }

    void forgetChanges() {
        changes = null;
        last = null;
    }
}
