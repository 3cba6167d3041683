package org.industrymonitor.streams.node;

import java.util.TreeSet;
import org.industrymonitor.model.PeriodLength;

/** What of a node is to be published with the next commit. */
final class Pending {

    /** A pane, in the order in which panes are published. */
    record Slot(PeriodLength length, long index) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            return length == other.length ? Long.compare(index, other.index) : length.compareTo(other.length);
        }
    }

    private final TreeSet<Slot> panes = new TreeSet<>();
    private long received;

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

    /** Both together. */
    Pending plus(Pending other) {
        panes.addAll(other.panes);
        receive(other.received);
        return this;
    }

    /** When the newest reading behind it was received, epoch milliseconds. */
    long received() {
        return received;
    }

    void receive(long receivedEpochMilli) {
        received = Math.max(received, receivedEpochMilli);
    }
}
