package org.industrymonitor.ingest.suspect;

/**
 * The histories of the series that were heard of last, 48 bytes each, in tables of fixed size: the series of a subject lie side
 * by side in one of its places, since memory is fetched by lines, and a new one takes the place of the one longest unheard of.
 * They are lost with the process, which makes a few figures pass unsuspected until there is a level again, and is never right or
 * wrong about what is taken.
 */
final class SeriesMemory {

    private static final int WAYS = 16;
    private static final int LOCKS = 64;
    private static final long PRIME = 0x100000001b3L;
    private static final int KEY = 0;
    private static final int START = 1;
    private static final int LAST = 2;
    private static final int REVISION = 3;
    /** Level and spread, as the bits of floats. */
    private static final int LEVELS = 4;
    /** When it was heard of, and three small counts. */
    private static final int COUNTS = 5;

    private static final int FACTS = 6;

    private final int sets;
    private final Object[] locks = new Object[LOCKS];
    /** Of each place, side by side, its key and what is remembered. */
    private final long[] facts;

    private final int[] clocks = new int[LOCKS];

    /** @param series how many there is room for, at least */
    SeriesMemory(int series) {
        if (series < 1) {
            throw new IllegalArgumentException("series must be at least 1, is " + series);
        }
        sets = Math.max(1, Integer.highestOneBit(Math.max(1, (series - 1) / WAYS)) << 1);
        int places = sets * WAYS;
        facts = new long[places * FACTS];
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** Room for so many series. */
    int places() {
        return facts.length / FACTS;
    }

    /** To be held while series of the subject are looked at or changed. */
    Object lock(long subject) {
        return locks[set(subject) & LOCKS - 1];
    }

    /**
     * The history of a series, which is {@link History#NONE} where none is remembered.
     *
     * @param subject its {@link #hash}, as that of the item: 64 bits, in which two will hardly meet
     */
    History get(long subject, long item) {
        long key = key(subject, item);
        int place = find(set(subject) * WAYS, key);
        return place < 0 ? History.NONE : get(place);
    }

    /** Replaces the history of a series. */
    void put(long subject, long item, History history) {
        long key = key(subject, item);
        int set = set(subject);
        int place = find(set * WAYS, key);
        int now = ++clocks[set & LOCKS - 1];
        put(place < 0 ? oldest(set * WAYS, now) : place, key, now, history);
    }

    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private int set(long subject) {
        return (int) (mix(subject) >>> 32) & sets - 1;
    }

    private static long key(long subject, long item) {
        return mix(subject * PRIME ^ item);
    }

    /** Where the key is; negative if it is nowhere. */
    private int find(int first, long key) {
        for (int place = first; place < first + WAYS; place++) {
            if (facts[place * FACTS] == key) {
                return place;
            }
        }
        return -1;
    }

    /** The first free place, or the one longest unheard of. */
    private int oldest(int first, int now) {
        int oldest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (facts[oldest * FACTS] != 0 && (facts[place * FACTS] == 0 || now - heard(place) > now - heard(oldest))) {
                oldest = place;
            }
        }
        return oldest;
    }

    private int heard(int place) {
        return (int) (facts[place * FACTS + COUNTS] >>> 32);
    }

    private History get(int place) {
        int at = place * FACTS;
        long levels = facts[at + LEVELS];
        long counts = facts[at + COUNTS];
        return new History(
                (int) counts & 0xFF,
                Float.intBitsToFloat((int) (levels >>> 32)),
                Float.intBitsToFloat((int) levels),
                facts[at + START],
                facts[at + LAST],
                facts[at + REVISION],
                (int) counts >>> 8 & 0xFF,
                (int) counts >>> 16 & 0xFF);
    }

    private void put(int place, long key, int now, History history) {
        int at = place * FACTS;
        facts[at + KEY] = key;
        facts[at + START] = history.start();
        facts[at + LAST] = history.last();
        facts[at + REVISION] = history.revision();
        facts[at + LEVELS] = (long) Float.floatToIntBits(history.level()) << 32
                | Float.floatToIntBits(history.spread()) & 0xFFFFFFFFL;
        facts[at + COUNTS] = (long) now << 32 | history.rises() << 16 | history.same() << 8 | history.seen();
    }

    /** Never 0, which is a free place. */
    private static long mix(long key) {
        long mixed = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return mixed == 0 ? 1 : mixed;
    }
}
