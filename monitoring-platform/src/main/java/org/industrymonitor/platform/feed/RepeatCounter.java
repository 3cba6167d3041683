package org.industrymonitor.platform.feed;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts records that repeat, word for word, one of the million records before them. */
public final class RepeatCounter {
    private static final int REMEMBERED = 1_000_000;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final Map<Long, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long repeated;

    /** Takes the next record. */
    public void add(String record) {
        if (seen.put(fingerprint(record), Boolean.TRUE) != null) {
            repeated++;
        }
    }

    public long repeated() {
        return repeated;
    }

    /** FNV-1a of 64 bits, http://www.isthe.com/chongo/tech/comp/fnv. */
    private static long fingerprint(String record) {
        long hash = BASIS;
        for (int i = 0; i < record.length(); i++) {
            hash = (hash ^ record.charAt(i)) * PRIME;
        }
        return hash;
    }
}
