package org.industrymonitor.ingest.suspect;

import java.util.function.UnaryOperator;

/**
 * The histories of the series that were heard of last, 48 bytes each, in tables of fixed size: a series has eight places to
 * lie in, and takes that of the one longest unheard of.  It is lost with the process, which makes a few figures pass
 * unsuspected until there is a level again, and is never right or wrong about what is taken.
 */
final class SeriesMemory {

    private static final int WAYS = 8;
    private static final int LOCKS = 64;

    private final int sets;
    private final Object[] locks = new Object[LOCKS];
    private final long[] keys;
    private final long[] starts;
    private final long[] lasts;
    private final long[] revisions;
    private final float[] levels;
    private final float[] spreads;
    private final int[] heard;
    private final byte[] seen;
    private final byte[] same;
    private final byte[] rises;
    private final int[] clocks = new int[LOCKS];

    /** @param series how many there is room for, at least */
    SeriesMemory(int series) {
        if (series < 1) {
            throw new IllegalArgumentException("series must be at least 1, is " + series);
        }
        sets = Math.max(1, Integer.highestOneBit(Math.max(1, (series - 1) / WAYS)) << 1);
        int places = sets * WAYS;
        keys = new long[places];
        starts = new long[places];
        lasts = new long[places];
        revisions = new long[places];
        levels = new float[places];
        spreads = new float[places];
        heard = new int[places];
        seen = new byte[places];
        same = new byte[places];
        rises = new byte[places];
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** Room for so many series. */
    int places() {
        return keys.length;
    }

    /** Replaces the history of a series, which is {@link History#NONE} where none is remembered. */
    void update(long key, UnaryOperator<History> change) {
        long mixed = mix(key);
        int set = (int) (mixed >>> 32) & (sets - 1);
        int lock = set & (LOCKS - 1);
        synchronized (locks[lock]) {
            int now = ++clocks[lock];
            int place = place(set * WAYS, mixed, now);
            put(place, mixed, now, change.apply(get(place, mixed)));
        }
    }

    /** The key of a series: 64 bits of both texts, in which two series will hardly meet. */
    static long key(String subject, String item, int kind) {
        long hash = 0xcbf29ce484222325L ^ kind;
        for (int i = 0; i < subject.length(); i++) {
            hash = (hash ^ subject.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ '|') * 0x100000001b3L;
        for (int i = 0; i < item.length(); i++) {
            hash = (hash ^ item.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Where the key is; else the free place, or the one longest unheard of. */
    private int place(int first, long key, int now) {
        int oldest = first;
        for (int place = first; place < first + WAYS; place++) {
            if (keys[place] == key) {
                return place;
            }
            if (keys[oldest] != 0 && (keys[place] == 0 || now - heard[place] > now - heard[oldest])) {
                oldest = place;
            }
        }
        return oldest;
    }

    private History get(int place, long key) {
        return keys[place] == key
                ? new History(
                        seen[place],
                        levels[place],
                        spreads[place],
                        starts[place],
                        lasts[place],
                        revisions[place],
                        same[place],
                        rises[place])
                : History.NONE;
    }

    private void put(int place, long key, int now, History history) {
        keys[place] = key;
        heard[place] = now;
        seen[place] = (byte) history.seen();
        levels[place] = history.level();
        spreads[place] = history.spread();
        starts[place] = history.start();
        lasts[place] = history.last();
        revisions[place] = history.revision();
        same[place] = (byte) history.same();
        rises[place] = (byte) history.rises();
    }

    /** Never 0, which is a free place. */
    private static long mix(long key) {
        long mixed = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return mixed == 0 ? 1 : mixed;
    }
}
