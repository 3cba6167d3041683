package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Held;
import org.industrymonitor.runtime.store.WriteBehindStore;

/**
 * The places of the two chunks of an owner that were used last, so that they need not be looked up: the next reading mostly is
 * about the same, and shorter windows end in the one before.
 */
public final class RecentChunks<V> {

    private Held<ChunkKey, V> last;
    private Held<ChunkKey, V> before;

    /** The place of the chunk of the owner that holds a period, which is remembered. */
    public Held<ChunkKey, V> hold(WriteBehindStore<ChunkKey, V> store, String owner, PeriodLength length, long index) {
        Held<ChunkKey, V> chunk = find(store, owner, length, index);
        if (chunk != last) {
            before = last;
            last = chunk;
        }
        return chunk;
    }

    /** The chunk of the owner that holds a period, to be read back, which says nothing of what is used next; null when there is none. */
    public V read(WriteBehindStore<ChunkKey, V> store, String owner, PeriodLength length, long index) {
        return find(store, owner, length, index).orNull();
    }

    private Held<ChunkKey, V> find(WriteBehindStore<ChunkKey, V> store, String owner, PeriodLength length, long index) {
        if (isHeld(last, length, index)) {
            return last.touch();
        }
        return isHeld(before, length, index) ? before.touch() : store.hold(ChunkKey.of(owner, length, index));
    }

    private static boolean isHeld(Held<ChunkKey, ?> chunk, PeriodLength length, long index) {
        return chunk != null && chunk.isLive() && chunk.key().holds(length, index);
    }
}
