package org.industrymonitor.streams.statement;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;

/**
 * Finds enterprises by the bytes of their ids, without making a text of them where one was met before: an enterprise that reports
 * is mostly one that has reported.
 */
final class MetEnterprises {

    private final WriteBehindStore<String, Enterprise> enterprises;

    /** By hash an id and, beside it, because both are asked for together, the place of its enterprise. */
    private final Object[] met;

    private final int mask;

    /** @param capacity how many enterprises are expected; with more of them texts are made more often */
    MetEnterprises(WriteBehindStore<String, Enterprise> enterprises, int capacity) {
        this.enterprises = enterprises;
        int places = Integer.highestOneBit(Math.max(1, capacity)) * 4;
        this.met = new Object[2 * places];
        this.mask = places - 1;
    }

    /** The place of the enterprise of that id; null when there is none, so that nothing is known of who it is about. */
    @SuppressWarnings("unchecked") // beside an id is nothing else
    Held<String, Enterprise> find(byte[] id) {
        int at = 2 * (spread(Arrays.hashCode(id)) & mask);
        if (met[at] != null && Arrays.equals((byte[]) met[at], id)) {
            Held<String, Enterprise> held = (Held<String, Enterprise>) met[at + 1];
            if (held.isLive() && held.orNull() != null) {
                return held.touch();
            }
        }
        Held<String, Enterprise> held = enterprises.hold(new String(id, StandardCharsets.UTF_8));
        if (held.orNull() == null) {
            return null;
        }
        met[at] = id;
        met[at + 1] = held;
        return held;
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 15;
    }
}
