package org.industrymonitor.streams.pane;

import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.runtime.store.Held;

/**
 * The places of the two chunks of an owner that were used last, so that they need not be looked up: the next reading mostly is
 * about the same, and shorter windows end in the one before.
 */
public final class RecentChunks<V> {

    private Held<ChunkKey, V> last;
    private Held<ChunkKey, V> before;

    /** The chunk that holds that period, if it is one of the two and is live; else null. */
    public Held<ChunkKey, V> find(PeriodLength length, long index) {
        if (isHeld(last, length, index)) {
            return last.touch();
        }
        return isHeld(before, length, index) ? before.touch() : null;
    }

    private static boolean isHeld(Held<ChunkKey, ?> chunk, PeriodLength length, long index) {
        return chunk != null && chunk.isLive() && chunk.key().holds(length, index);
    }

    public void remember(Held<ChunkKey, V> chunk) {
        if (chunk != last) {
            before = last;
            last = chunk;
        }
    }
}
