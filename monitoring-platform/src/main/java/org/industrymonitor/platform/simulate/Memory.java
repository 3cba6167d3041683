package org.industrymonitor.platform.simulate;

import java.util.OptionalLong;

/** What the process has taken up so far, looked at now and then. */
final class Memory {
    private long heap;
    private long heapMost;
    private OptionalLong resident = OptionalLong.empty();

    /** Looks now. */
    void look() {
        heap = Gauges.heapAfterCollection();
        heapMost = Math.max(heapMost, heap);
        OptionalLong now = Gauges.resident();
        if (now.isPresent() && now.getAsLong() > resident.orElse(0)) {
            resident = now;
        }
    }

    /** Heap after the last collection when it was looked at last. */
    long heap() {
        return heap;
    }

    /** The most of it. */
    long heapMost() {
        return heapMost;
    }

    /** The most memory, heap and native, of the process; empty where the system does not say. */
    OptionalLong residentMost() {
        return resident;
    }
}
