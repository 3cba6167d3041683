package org.industrymonitor.streams.node;

import java.util.TreeSet;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.ByteReader;
import org.industrymonitor.runtime.store.ByteWriter;

/** Panes of a node that are to be published. */
final class Pending {

    /** A pane, in the order in which panes are published. */
    record Slot(PeriodLength length, long index) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            return length == other.length ? Long.compare(index, other.index) : length.compareTo(other.length);
        }
    }

    private final TreeSet<Slot> panes = new TreeSet<>();

    void pane(PeriodLength length, long index) {
        panes.add(new Slot(length, index));
    }

    Iterable<Slot> panes() {
        return panes;
    }

    /** The last of them, whose record carries the windows. */
    boolean isLast(Slot slot) {
        return panes.last().equals(slot);
    }

    boolean isEmpty() {
        return panes.isEmpty();
    }

    void clear() {
        panes.clear();
    }

    void write(ByteWriter out) {
        out.unsigned(panes.size());
        panes.forEach(slot -> out.octet(slot.length().ordinal()).signed(slot.index()));
    }

    static Pending read(ByteReader in) {
        Pending pending = new Pending();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            pending.pane(PeriodLength.values()[in.octet()], in.signed());
        }
        return pending;
    }
}
